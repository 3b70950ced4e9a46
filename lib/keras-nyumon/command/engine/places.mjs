import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { mkdtemp, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';

// An engine is a folder, complete in itself:
//   lib/napi-v8/tfjs_binding.node   the addon (on Windows with tensorflow.dll beside it)
//   deps/lib/                       TensorFlow's libraries, which the addon looks for in ../../deps/lib
// tfjs-node looks for the addon in its own lib/, so lib/ there is one link to the engine's lib/: it is switched in one
// step, and a reinstall of the packages costs the link and nothing else.

/**
 * Where an engine goes.
 *
 * @typedef {object} Place
 * @property {string} from      a folder from which packages are found as the library finds them
 * @property {string} tfjsNode  the folder of the tfjs-node that the library loads
 * @property {string} kept      the folder where engines and TensorFlow's files are kept
 */

/**
 * Finds the tfjs-node that programs load.
 *
 * @param {string} from    a folder from which packages are found as the library finds them
 * @param {string} [kept]  where engines are kept: `.cache/keras-nyumon` in the node_modules of tfjs-node, when left out
 * @returns {Place | null} null when tfjs-node is not installed
 */
export function findPlace(from, kept) {
  try {
    const tfjsNode = dirname(requireFrom(from).resolve('@tensorflow/tfjs-node/package.json'));
    return { from, tfjsNode, kept: kept ?? join(dirname(dirname(tfjsNode)), '.cache', 'keras-nyumon') };
  } catch {
    return null;
  }
}

/**
 * Resolves packages as a file in this folder would.
 *
 * @param {string} folder
 */
export const requireFrom = (folder) => createRequire(join(folder, 'package.json'));

/** @param {Place} place */
const addonLink = ({ tfjsNode }) => join(tfjsNode, 'lib');

/**
 * tfjs-node's own package.json.
 *
 * @param {Place} place
 * @returns {{ version: string, binary: { host: string, module_name: string, napi_versions: number[] } }}
 */
export function tfjsNodePackage({ tfjsNode }) {
  return JSON.parse(readFileSync(join(tfjsNode, 'package.json'), 'utf8'));
}

/**
 * The Node-API version that tfjs-node asks for on this Node: the newest both know.
 *
 * @param {Place} place
 */
export function nodeApiVersion(place) {
  const known = tfjsNodePackage(place).binary.napi_versions;
  return Math.max(...known.filter((version) => version <= Number(process.versions.napi)));
}

/**
 * The addon inside a folder that holds lib/.
 *
 * @param {Place} place
 * @param {string} folder
 */
export const addonIn = (place, folder) =>
  join(folder, 'lib', `napi-v${nodeApiVersion(place)}`, 'tfjs_binding.node');

/**
 * Where tfjs-node would find its addon now, links followed; null when there is none.
 *
 * @param {Place} place
 */
export function addonInPlace(place) {
  const addon = addonIn(place, place.tfjsNode);
  return existsSync(addon) ? realpathSync(addon) : null;
}

/**
 * The name of the kept engine that an addon belongs to: the folder above lib/napi-vN/.
 *
 * @param {string} addon
 */
export const engineName = (addon) => basename(dirname(dirname(dirname(addon))));

/**
 * Makes tfjs-node use a kept engine, replacing whatever it used before.
 *
 * @param {Place} place
 * @param {string} engine the engine's folder
 */
export async function putInPlace(place, engine) {
  const link = addonLink(place);
  // Both ends without links, so that the way between them is right.
  const target = realpathSync(join(engine, 'lib'));
  const fresh = `${link}-${process.pid}`;
  await rm(fresh, { recursive: true, force: true });
  // A junction needs no special right on Windows, but must be absolute; elsewhere the project stays movable.
  if (process.platform === 'win32') await symlink(target, fresh, 'junction');
  else await symlink(relative(dirname(link), target), fresh);
  const old = lstatSync(link, { throwIfNoEntry: false });
  if (old && (process.platform === 'win32' || !old.isSymbolicLink()))
    await rm(link, { recursive: true, force: true });
  await rename(fresh, link);
}

/**
 * Takes tfjs-node's addon away, so that nothing tries to load one that doesn't.
 *
 * @param {Place} place
 */
export async function takeAway(place) {
  await rm(addonLink(place), { recursive: true, force: true });
}

/**
 * Makes a folder under its final name in one step: work goes into a temporary folder beside it, which is renamed when
 * the work is done and deleted when it fails. An existing folder of that name is replaced.
 *
 * @param {string} folder
 * @param {(scratch: string) => Promise<void>} work
 */
export async function inOneStep(folder, work) {
  mkdirSync(dirname(folder), { recursive: true });
  clearLeftovers(dirname(folder));
  const scratch = await mkdtemp(join(dirname(folder), `tmp-${process.pid}-`));
  try {
    await work(scratch);
    await rm(folder, { recursive: true, force: true });
    await rename(scratch, folder);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/**
 * Deletes what runs that were killed left behind; a running process's work is kept.
 *
 * @param {string} folder
 */
function clearLeftovers(folder) {
  for (const name of readdirSync(folder)) {
    const pid = /^tmp-(\d+)-/.exec(name)?.[1];
    if (pid && !isRunning(Number(pid))) rmSync(join(folder, name), { recursive: true, force: true });
  }
}

/** @param {number} pid */
function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}
