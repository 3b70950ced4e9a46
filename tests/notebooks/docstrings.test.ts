// Shift+Tab tells what a function does: whatever a lesson uses of the library has a docstring.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { repository } from './trial-folder';

const folder = path.join(repository, 'notebooks', 'lessons');
const files = readdirSync(folder)
  .filter((file) => file.endsWith('.ts'))
  .map((file) => path.join(folder, file));
const { options } = ts.parseJsonConfigFileContent(
  ts.readConfigFile(path.join(repository, 'notebooks', 'tsconfig.json'), (file) => ts.sys.readFile(file))
    .config,
  ts.sys,
  path.dirname(folder),
);
const program = ts.createProgram(files, options);
const checker = program.getTypeChecker();

test.each(files.map((file) => path.basename(file)))(
  '%s',
  (name) => {
    const source = program.getSourceFile(path.join(folder, name));
    const used = source ? namesUsed(source) : [];
    expect(used).not.toEqual([]);
    expect(used.filter(({ documented }) => !documented).map((u) => u.name)).toEqual([]);
  },
  60_000,
);

/** What a lesson imports from our packages, and the layers it takes out of `layers`. */
function namesUsed(source: ts.SourceFile): { name: string; documented: boolean }[] {
  const found: { name: string; documented: boolean }[] = [];
  const visit = (node: ts.Node): void => {
    const isOurs =
      ts.isImportSpecifier(node) &&
      /keras-nyumon|mnist-loader-ts/.test(moduleOf(node)) &&
      node.name.text !== 'tf' &&
      node.name.text !== 'layers';
    const isLayer = ts.isPropertyAccessExpression(node) && node.expression.getText(source) === 'layers';
    if (isOurs || isLayer) {
      const symbol = checker.getSymbolAtLocation(node.name);
      found.push({ name: node.name.text, documented: isDocumented(symbol) });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

const moduleOf = (node: ts.ImportSpecifier) =>
  (node.parent.parent.parent.moduleSpecifier as ts.StringLiteral).text;

function isDocumented(symbol?: ts.Symbol): boolean {
  const original = symbol && symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  return (original?.getDocumentationComment(checker).length ?? 0) > 0;
}
