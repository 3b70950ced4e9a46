// A project of a reader's that has nothing of ours but the kernel, as npm would install it.
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const root = join(__dirname, '..', '..');

export interface Project {
  /** where its notebooks are */
  notebooks: string;
  /** what the kernelspec starts */
  kernelMain: string;
  delete: () => void;
}

/** Files of the packages that the project has installed. */
const packages: Record<string, string | object> = {
  'only-esm/package.json': {
    name: 'only-esm',
    type: 'module',
    exports: {
      '.': { types: './index.d.ts', import: './index.js' },
      './deep/part': { types: './part.d.ts', import: './part.js' },
    },
  },
  'only-esm/index.js': 'export const one = 1; export default class Two { value = 2; }',
  'only-esm/index.d.ts': 'export const one: number; export default class Two { value: number; }',
  'only-esm/part.js': "import { one } from './index.js'; export const three = one + 2;",
  'only-esm/part.d.ts': 'export const three: number;',
  'both/package.json': {
    name: 'both',
    exports: { '.': { types: './index.d.ts', import: './index.mjs', require: './index.cjs' } },
  },
  'both/index.mjs': "export const loadedBy = 'import';",
  'both/index.cjs': "exports.loadedBy = 'require';",
  'both/index.d.ts': 'export const loadedBy: string;',
  'old/package.json': { name: 'old', main: 'main.js' },
  'old/main.js': 'module.exports = function square(x) { return x * x; };',
  '@types/old/package.json': { name: '@types/old', types: 'index.d.ts' },
  '@types/old/index.d.ts': 'declare function square(x: number): number; export = square;',
};

/** Files of the project itself. */
const sources: Record<string, string> = {
  'src/area.ts': `import { factor } from './factor.mjs';
export function area(width: number, height: number): number { return width * height * factor; }
export const place: string = import.meta.url;`,
  'src/factor.mts': 'export const factor: number = 10;',
  'src/plain.js': 'export function twice(x) { return 2 * x; }',
  'src/data.json': '{ "answer": 42 }',
  'notebooks/wrong.ts': "export const wrong: number = 'text';",
  'inner/tool.ts': "import { name } from 'only-inner'; export const tool: string = name;",
  'inner/node_modules/only-inner/index.js': "exports.name = 'inner';",
  'inner/node_modules/only-inner/index.d.ts': 'export const name: string;',
};

/**
 * Makes a project.
 *
 * @param type            how Node.js is to read its .js files
 * @param compilerOptions of its tsconfig.json
 */
export function makeProject(type: 'commonjs' | 'module', compilerOptions: object): Project {
  const home = realpathSync(mkdtempSync(join(tmpdir(), '別の project ')));
  const write = (path: string, content: string | object): void => {
    mkdirSync(dirname(join(home, path)), { recursive: true });
    writeFileSync(join(home, path), typeof content === 'string' ? content : JSON.stringify(content));
  };
  write('package.json', {
    type,
    imports: { '#area': './src/area.ts' },
    dependencies: { 'only-esm': '1.0.0', both: '1.0.0', old: '1.0.0' },
  });
  write('tsconfig.json', { compilerOptions });
  for (const [path, content] of Object.entries(packages)) write(join('node_modules', path), content);
  for (const [path, content] of Object.entries(sources)) write(path, content);

  const kernel = join(home, 'node_modules', 'tslab-kernel');
  for (const part of ['package.json', 'dist', 'bin', 'logo-svg.svg'])
    cpSync(join(root, 'lib', 'kernel', part), join(kernel, part), { recursive: true });
  for (const dependency of ['tslab', 'zeromq', '@tslab'])
    symlinkSync(join(root, 'node_modules', dependency), join(home, 'node_modules', dependency), 'junction');
  return {
    notebooks: join(home, 'notebooks'),
    kernelMain: join(kernel, 'dist', 'server', 'main.js'),
    delete: () => {
      rmSync(home, { recursive: true, maxRetries: 5 });
    },
  };
}
