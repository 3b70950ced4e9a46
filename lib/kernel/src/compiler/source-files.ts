/**
 * The files that the compiler has read, kept parsed from cell to cell.
 *
 * Comments of installed packages are skipped at first: to parse them takes four fifths of the time, and only
 * Shift+Tab shows them. The reader's own files, and those of a workspace package, are looked at before each cell: an
 * edit or a rebuild counts from the very next one.
 */
import { realpathSync, statSync } from 'node:fs';
import { sep } from 'node:path';
import type * as typescript from '@tslab/typescript-for-tslab';
import { ts } from './tslab-typescript';

/** The parsed files of one notebook's compiler. */
export interface SourceFiles {
  /** The file, read and parsed unless it is there already; undefined when there is no such file. */
  get(path: string): typescript.SourceFile | undefined;
  /** Forgets the reader's own files: those edited since they were read, or all of them. */
  forgetOwn(which: 'edited' | 'all'): void;
  /** Reads these files again with their comments. Returns whether there was anything to read. */
  addComments(paths: string[]): boolean;
}

interface Parsed {
  file: typescript.SourceFile;
  /** when it was last modified; undefined for an installed file, which does not change */
  modified: number | undefined;
  withComments: boolean;
}

const installed = `${sep}node_modules${sep}`;

/** Nothing read yet. */
export function createSourceFiles(): SourceFiles {
  const parsed = new Map<string, Parsed>();

  function parse(path: string, withComments: boolean): typescript.SourceFile | undefined {
    const isOwn = !isInstalled(path);
    const modified = isOwn ? modifiedTime(path) : undefined;
    const text = ts.sys.readFile(path);
    if (text === undefined) return undefined;
    const keep = withComments || isOwn || !path.endsWith('.d.ts');
    const file = ts.createSourceFile(path, keep ? text : withoutDocumentation(text), ts.ScriptTarget.ES2022);
    parsed.set(path, { file, modified, withComments: keep });
    return file;
  }

  return {
    get: (path) => parsed.get(path)?.file ?? parse(path, false),
    forgetOwn(which) {
      for (const [path, { modified }] of parsed) {
        if (modified === undefined) continue;
        if (which === 'all' || modified !== modifiedTime(path)) parsed.delete(path);
      }
    },
    addComments(paths) {
      const bare = paths.filter((path) => parsed.get(path)?.withComments === false);
      for (const path of bare) parse(path, true);
      return bare.length > 0;
    },
  };
}

/** Makes plain comments of documentation comments, each as long as before, so that all positions stay the same. */
function withoutDocumentation(text: string): string {
  return text.replace(/^([ \t]*)\/\*\*(?!\/)/gm, '$1/* ');
}

/** Whether a file belongs to an installed package, and not to the reader or to a workspace package. */
export function isInstalled(path: string): boolean {
  try {
    return realpathSync(path).includes(installed);
  } catch {
    return path.includes('/node_modules/');
  }
}

function modifiedTime(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
