/** Reads the types of packages before the first cell imports them, in the moments in which nothing else is to be done. */
import type * as typescript from '@tslab/typescript-for-tslab';
import type { Programs } from './programs';
import { ts } from './tslab-typescript';

/**
 * How many characters of types are read ahead at most: a project may depend on packages that its notebooks never
 * import, and what was read stays in memory.
 */
const most = 20_000_000;

/**
 * @param names packages that a cell is likely to import
 * @returns     reads one file, which takes some milliseconds; false when there are no more
 */
export function createReadAhead(programs: Programs, names: string[]): () => boolean {
  const seen = new Set<string>();
  const waiting: string[] = [];
  let left = most;
  const add = (name: string, from?: string): void => {
    const path = programs.find(name, from);
    if (!path || seen.has(path)) return;
    seen.add(path);
    waiting.push(path);
  };
  for (const name of names) add(name);

  return () => {
    if (left <= 0) return false;
    const path = waiting.shift();
    const file = path === undefined ? undefined : programs.files().get(path);
    if (!file) return waiting.length > 0;
    ts.bindSourceFile(file, programs.options());
    left -= file.text.length;
    for (const name of importedNames(file)) add(name, path);
    return waiting.length > 0;
  };
}

function importedNames(file: typescript.SourceFile): string[] {
  return file.statements.flatMap((statement) => {
    const imports = ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement);
    const from = imports && statement.moduleSpecifier;
    return from && ts.isStringLiteral(from) ? [from.text] : [];
  });
}
