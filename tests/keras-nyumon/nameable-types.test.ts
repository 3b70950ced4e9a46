// What a function of the library gives can be kept in a variable: in a cell, and in a program that writes declarations,
// TypeScript must be able to name its type, so each type that it mentions is exported.
import path from 'node:path';
import ts from 'typescript';

const ENTRIES = { library: 'keras-nyumon', course: 'keras-nyumon/course', notebook: 'keras-nyumon/notebook' };
const OPTIONS: ts.CompilerOptions = {
  module: ts.ModuleKind.Node16,
  moduleResolution: ts.ModuleResolutionKind.Node16,
  target: ts.ScriptTarget.ES2022,
  strict: true,
  declaration: true,
  skipLibCheck: true,
};
/** The first cell imports; a later one has what it imported, but no import of its own. */
const [FIRST, LATER] = ['first.ts', 'later.ts'].map((name) =>
  path.join(__dirname, name).replaceAll('\\', '/'),
);

function compile(cells: Record<string, string>): ts.Program {
  const host = ts.createCompilerHost(OPTIONS);
  const original = { ...host };
  host.readFile = (file) => cells[file] ?? original.readFile(file);
  host.fileExists = (file) => file in cells || original.fileExists(file);
  host.getSourceFile = (file, ...rest) =>
    file in cells
      ? ts.createSourceFile(file, cells[file], ts.ScriptTarget.ES2022, true)
      : original.getSourceFile(file, ...rest);
  return ts.createProgram(Object.keys(cells), OPTIONS, host);
}

/** The library's functions as they are called, such as `library.layers.dense`. */
function functionsOf(checker: ts.TypeChecker, symbol: ts.Symbol, name: string): string[] {
  const own = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  if (own.flags & ts.SymbolFlags.ValueModule)
    return checker
      .getExportsOfModule(own)
      .flatMap((each) => functionsOf(checker, each, `${name}.${each.name}`));
  const file = own.declarations?.[0]?.getSourceFile().fileName ?? '';
  if (!(own.flags & ts.SymbolFlags.Value) || !file.includes('keras-nyumon/dist')) return [];
  const type = checker.getTypeOfSymbol(own);
  if (type.getCallSignatures().length > 0) return [name];
  return type.getProperties().flatMap((each) => functionsOf(checker, each, `${name}.${each.name}`));
}

test('every type that a function gives has a name', () => {
  const first = Object.entries(ENTRIES)
    .map(([name, entry]) => `export * as ${name} from '${entry}';`)
    .join('\n');
  const program = compile({ [FIRST]: first });
  const checker = program.getTypeChecker();
  const module = checker.getSymbolAtLocation(program.getSourceFile(FIRST) as ts.SourceFile) as ts.Symbol;
  const functions = checker
    .getExportsOfModule(module)
    .flatMap((entry) => functionsOf(checker, entry, entry.name));
  expect(functions).toContain('library.layers.dense');

  const results = functions.map(
    (name, i) => `export const result${i} = ${name}(...(null as unknown as Parameters<typeof ${name}>));`,
  );
  const imports = `import { ${Object.keys(ENTRIES).join(', ')} } from './first.js';`;
  const later = compile({ [FIRST]: first, [LATER]: [imports, ...results].join('\n') });
  const problems = later.getDeclarationDiagnostics(later.getSourceFile(LATER));
  expect(problems.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))).toEqual([]);
});
