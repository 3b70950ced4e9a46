/** What the tsconfig.json of the reader's project says about its code, as far as it can count for cells. */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type * as typescript from '@tslab/typescript-for-tslab';
import { ts } from './tslab-typescript';

/**
 * What is taken over: how strictly code is checked, what names in imports mean, and what decorators, class fields and
 * JSX become. Module system, target and output are the kernel's business; unused variables are no mistake in a cell.
 */
const taken = [
  'strict',
  'noImplicitAny',
  'noImplicitThis',
  'strictBindCallApply',
  'strictFunctionTypes',
  'strictNullChecks',
  'strictPropertyInitialization',
  'useUnknownInCatchVariables',
  'noUncheckedIndexedAccess',
  'noPropertyAccessFromIndexSignature',
  'exactOptionalPropertyTypes',
  'checkJs',
  'baseUrl',
  'paths',
  // Where `paths` start from; TypeScript notes it beside them.
  'pathsBasePath',
  'customConditions',
  'experimentalDecorators',
  'emitDecoratorMetadata',
  'useDefineForClassFields',
  'jsx',
  'jsxFactory',
  'jsxFragmentFactory',
  'jsxImportSource',
];

/**
 * The options for a notebook's cells.
 *
 * @param folder  the notebook's; the nearest tsconfig.json above it counts, whatever it includes
 * @param options what holds where that file says nothing
 */
export function projectOptions(
  folder: string,
  options: typescript.CompilerOptions,
): typescript.CompilerOptions {
  const file = ts.findConfigFile(folder, (path) => ts.sys.fileExists(path));
  const said = file === undefined ? {} : readOptions(file);
  return {
    ...options,
    ...Object.fromEntries(Object.entries(said).filter(([name]) => taken.includes(name))),
    // As well as, not instead of: names that this TypeScript does not know are left out.
    lib: [...new Set([...(options.lib ?? []), ...(said.lib ?? [])])],
    typeRoots: withNodeTypes(options.typeRoots ?? []),
  };
}

function readOptions(file: string): typescript.CompilerOptions {
  // The project's files need not be looked for.
  const host = { ...ts.sys, readDirectory: () => [] };
  const { config } = ts.readConfigFile(file, (path) => ts.sys.readFile(path)) as { config?: object };
  return ts.parseJsonConfigFileContent(config ?? {}, host, dirname(file), undefined, file).options;
}

/** The folders with a project's types, or those that the kernel brings where it has none for Node. */
function withNodeTypes(folders: string[]): string[] {
  if (folders.some((folder) => existsSync(join(folder, 'node', 'package.json')))) return folders;
  const fromTslab = createRequire(createRequire(__filename).resolve('tslab/package.json'));
  return [...folders, dirname(dirname(fromTslab.resolve('@types/node/package.json')))];
}
