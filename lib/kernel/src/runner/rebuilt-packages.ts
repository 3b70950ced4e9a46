/** Lets a rebuilt workspace package take effect: Node would keep the code it loaded first. */
import { statSync } from 'node:fs';
import { dirname, sep } from 'node:path';
import { forgetLibraryMaps } from './source-positions';

/** When the files were last modified that have been loaded. */
const loaded = new Map<string, number>();
const kernelFolder = dirname(__dirname) + sep;

/** Notes what has been loaded since. */
export function noteLoadedFiles(): void {
  for (const file of Object.keys(require.cache)) {
    if (!loaded.has(file) && isWorkspaceFile(file)) loaded.set(file, modifiedTime(file));
  }
}

/** Forgets all loaded workspace files when one of them has been rebuilt, so that the next import loads them anew. */
export function forgetRebuiltFiles(): void {
  if ([...loaded].every(([file, time]) => modifiedTime(file) === time)) return;
  for (const file of loaded.keys()) Reflect.deleteProperty(require.cache, file);
  loaded.clear();
  forgetLibraryMaps();
}

/** Whether a file may be rebuilt while the kernel runs: neither an installed package's nor the kernel's own. */
function isWorkspaceFile(file: string): boolean {
  return !file.includes(`${sep}node_modules${sep}`) && !file.startsWith(kernelFolder);
}

function modifiedTime(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
