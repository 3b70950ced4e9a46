/** The part of a failed cell that counts for the cells after it. */
import type * as typescript from '@tslab/typescript-for-tslab';
import { ts } from './tslab-typescript';

/**
 * The declarations of a cell that came to pass before it failed or was stopped.
 *
 * @param code    the cell
 * @param reached names that got their value
 * @returns       those declarations, one after the other, as code of their own
 */
export function reachedCode(code: string, reached: Set<string>): string[] {
  const file = ts.createSourceFile('cell.ts', `${code}\nexport {};`, ts.ScriptTarget.ES2022, true);
  return file.statements
    .filter((statement) => isReached(statement, reached))
    .map((each) => each.getText(file));
}

function isReached(statement: typescript.Statement, reached: Set<string>): boolean {
  // Types have no value, and imports were all loaded before the first line ran.
  if (ts.isTypeAliasDeclaration(statement) || ts.isInterfaceDeclaration(statement)) return true;
  if (ts.isImportDeclaration(statement)) return true;
  if (ts.isVariableStatement(statement)) {
    const names = statement.declarationList.declarations.flatMap(({ name }) => namesIn(name));
    return names.every((name) => reached.has(name));
  }
  const named =
    ts.isFunctionDeclaration(statement) ||
    ts.isClassDeclaration(statement) ||
    ts.isEnumDeclaration(statement) ||
    ts.isModuleDeclaration(statement);
  return named && statement.name !== undefined && reached.has(statement.name.text);
}

/** The variables of a declaration: several when it takes an object or array apart. */
function namesIn(name: typescript.BindingName): string[] {
  if (ts.isIdentifier(name)) return [name.text];
  return name.elements.flatMap((element) => (ts.isOmittedExpression(element) ? [] : namesIn(element.name)));
}
