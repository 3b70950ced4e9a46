import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';

/** The name in the package.json at the top of the project whose `data/` is the cache. */
const projectName = 'keras-nyumon-for-typescript';

/**
 * The folder that holds one folder per dataset, when the caller names none: `data/` of the nearest enclosing
 * "Keras入門 for TypeScript" project, or, outside one, the user's cache folder for this package
 * (`~/.cache/mnist-loader-ts`, `~/Library/Caches/mnist-loader-ts` or `%LOCALAPPDATA%\mnist-loader-ts`).
 *
 * @param from where to start looking for the project
 */
export function defaultCacheFolder(from = process.cwd()): string {
  for (let folder = from; ; folder = dirname(folder)) {
    if (isProject(folder)) return join(folder, 'data');
    if (folder === dirname(folder)) return userCacheFolder();
  }
}

function isProject(folder: string): boolean {
  try {
    const manifest: unknown = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    return (
      typeof manifest === 'object' && manifest !== null && 'name' in manifest && manifest.name === projectName
    );
  } catch {
    return false;
  }
}

function userCacheFolder(): string {
  const { LOCALAPPDATA, XDG_CACHE_HOME } = process.env;
  const parent =
    process.platform === 'win32'
      ? LOCALAPPDATA || join(homedir(), 'AppData', 'Local')
      : process.platform === 'darwin'
        ? join(homedir(), 'Library', 'Caches')
        : XDG_CACHE_HOME || join(homedir(), '.cache');
  return join(parent, 'mnist-loader-ts');
}
