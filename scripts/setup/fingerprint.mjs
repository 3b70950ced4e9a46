import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';

/**
 * One short string for the names and contents of files: it changes when any of them does.
 *
 * @param {string} root
 * @param {string[]} files  absolute paths, or relative to root; one that is missing counts as such
 * @returns {string}
 */
export function fingerprint(root, files) {
  const hash = createHash('sha256');
  for (const file of files.map((path) => relative(root, resolve(root, path))).sort()) {
    const path = join(root, file);
    const content = existsSync(path) ? readFileSync(path) : null;
    hash.update(`${file.split(sep).join('/')}\0${content?.length ?? 'missing'}\0`);
    if (content) hash.update(content);
  }
  return hash.digest('hex').slice(0, 32);
}

/**
 * The files below a folder, in no order.
 *
 * @param {string} folder
 * @param {{ ending: string, without?: string[] }} which  without: names of folders to leave out
 * @returns {string[]} absolute paths
 */
export function filesBelow(folder, { ending, without = [] }) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return without.includes(entry.name) ? [] : filesBelow(path, { ending, without });
    return entry.name.endsWith(ending) ? [path] : [];
  });
}
