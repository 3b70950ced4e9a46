import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';

/**
 * The folder that holds one folder per dataset, when the caller names none: the one that the package.json of an
 * enclosing folder names, as in `"mnist-loader-ts": { "cacheFolder": "data" }`, or else the user's cache folder for this
 * package (`~/.cache/mnist-loader-ts`, `~/Library/Caches/mnist-loader-ts` or `%LOCALAPPDATA%\mnist-loader-ts`).
 *
 * @param from where to start looking
 */
export function defaultCacheFolder(from = process.cwd()): string {
  for (let folder = from; ; folder = dirname(folder)) {
    const named = namedIn(folder);
    if (named !== undefined) return join(folder, named);
    if (folder === dirname(folder)) return userCacheFolder();
  }
}

/** What the package.json of a folder names, relative to it. */
function namedIn(folder: string): string | undefined {
  try {
    const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest | null;
    const named = manifest?.['mnist-loader-ts']?.cacheFolder;
    return typeof named === 'string' ? named : undefined;
  } catch {
    return undefined;
  }
}

/** As much of a package.json as is asked for here. */
interface Manifest {
  'mnist-loader-ts'?: { cacheFolder?: unknown } | null;
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
