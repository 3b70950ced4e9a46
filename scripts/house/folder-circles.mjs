import { posix } from 'node:path';

/**
 * An import of one folder's file by another folder's.
 *
 * @typedef {{ from: string, to: string, files: [from: string, to: string] }} Arrow
 */

/**
 * The arrows between folders that lie on a circle. A folder is the files directly in it; what its index.ts re-exports
 * does not count, since nothing in the folder imports that.
 *
 * @param {{ source: string, dependencies: { resolved: string }[] }[]} modules  as dependency-cruiser finds them
 * @returns {Arrow[]} one import of each such arrow, as an example
 */
export function folderCircles(modules) {
  const arrows = arrowsBetween(modules);
  /** @param {string} start @param {string} end  whether imports lead from one to the other */
  const leads = (start, end) => {
    const seen = new Set([start]);
    for (const folder of seen) {
      if (folder === end) return true;
      for (const { from, to } of arrows) if (from === folder) seen.add(to);
    }
    return false;
  };
  return arrows.filter(({ from, to }) => leads(to, from));
}

/** @param {{ source: string, dependencies: { resolved: string }[] }[]} modules */
function arrowsBetween(modules) {
  /** @type {Map<string, Arrow>} */
  const arrows = new Map();
  for (const { source, dependencies } of modules)
    for (const { resolved } of dependencies) {
      const [from, to] = [posix.dirname(source), posix.dirname(resolved)];
      const counts = isSource(source) && isSource(resolved) && posix.basename(source) !== 'index.ts';
      if (counts && from !== to) arrows.set(`${from} ${to}`, { from, to, files: [source, resolved] });
    }
  return [...arrows.values()];
}

/** @param {string} file */
const isSource = (file) => /^lib\/[^/]+\/src\//.test(file);
