/**
 * Notices that a file the notebook uses was edited, by looking just before a cell is compiled.
 *
 * tslab would watch some seven hundred files through the operating system and hear of a change at some later time;
 * this way a rebuilt library counts from the very next cell, and packages that never change cost nothing.
 */
import { realpathSync, statSync } from 'node:fs';
import { sep } from 'node:path';
import type * as ts from '@tslab/typescript-for-tslab';

interface Watched {
  modified: number;
  onChange: ts.FileWatcherCallback;
}

const watched = new Map<string, Watched>();
const installed = `${sep}node_modules${sep}`;

/** Stands in for `ts.sys.watchFile`. */
export function watchFile(path: string, onChange: ts.FileWatcherCallback): ts.FileWatcher {
  if (!isInstalled(path)) watched.set(path, { modified: modifiedTime(path), onChange });
  return { close: () => watched.delete(path) };
}

/** Stands in for `ts.sys.watchDirectory`: see `hasInvalidatedResolutions` in the compiler host instead. */
export function watchDirectory(): ts.FileWatcher {
  return { close: () => undefined };
}

/** Tells the compiler of files edited, made or deleted since it read them. */
export function reportChangedFiles(eventKinds: typeof ts.FileWatcherEventKind): void {
  for (const [path, file] of [...watched]) {
    const modified = modifiedTime(path);
    if (modified === file.modified) continue;
    const kind =
      modified === 0 ? eventKinds.Deleted : file.modified === 0 ? eventKinds.Created : eventKinds.Changed;
    file.modified = modified;
    file.onChange(path, kind);
  }
}

function modifiedTime(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

function isInstalled(path: string): boolean {
  try {
    return realpathSync(path).includes(installed);
  } catch {
    return path.includes('/node_modules/');
  }
}
