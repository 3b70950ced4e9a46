import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { mkdtemp, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';

// An engine is a folder in .setup/engine/, complete in itself:
//   lib/napi-v8/tfjs_binding.node   the addon (on Windows with tensorflow.dll beside it)
//   deps/lib/                       TensorFlow's libraries, which the addon looks for in ../../deps/lib
// tfjs-node looks for the addon in its own lib/, so lib/ there is one link to the engine's lib/: it is switched in one
// step, and a reinstall of the packages costs the link and nothing else.

/** @param {string} root */
export const tfjsNode = (root) => join(root, 'node_modules', '@tensorflow', 'tfjs-node');

/** @param {string} root */
const addonLink = (root) => join(tfjsNode(root), 'lib');

/**
 * Where engines and TensorFlow's files are kept.
 *
 * @param {string} root
 */
export const keptFolder = (root) => join(root, '.setup', 'engine');

/**
 * Resolves packages as tfjs-node itself would.
 *
 * @param {string} root
 */
export const requireFromTfjsNode = (root) => createRequire(join(tfjsNode(root), 'package.json'));

/**
 * tfjs-node's own package.json.
 *
 * @param {string} root
 * @returns {{ version: string, binary: { host: string, module_name: string, napi_versions: number[] } }}
 */
export function tfjsNodePackage(root) {
  return JSON.parse(readFileSync(join(tfjsNode(root), 'package.json'), 'utf8'));
}

/**
 * The Node-API version that tfjs-node asks for on this Node: the newest both know.
 *
 * @param {string} root
 */
export function nodeApiVersion(root) {
  const known = tfjsNodePackage(root).binary.napi_versions;
  return Math.max(...known.filter((version) => version <= Number(process.versions.napi)));
}

/**
 * The addon inside a folder that holds lib/.
 *
 * @param {string} root
 * @param {string} folder
 */
export const addonIn = (root, folder) =>
  join(folder, 'lib', `napi-v${nodeApiVersion(root)}`, 'tfjs_binding.node');

/**
 * Where tfjs-node would find its addon now, links followed; null when there is none.
 *
 * @param {string} root
 */
export function addonInPlace(root) {
  if (!existsSync(join(tfjsNode(root), 'package.json'))) return null;
  const addon = addonIn(root, tfjsNode(root));
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
 * @param {string} root
 * @param {string} engine the engine's folder
 */
export async function putInPlace(root, engine) {
  const link = addonLink(root);
  const target = join(engine, 'lib');
  const fresh = `${link}-${process.pid}`;
  await rm(fresh, { recursive: true, force: true });
  // A junction needs no special right on Windows, but must be absolute; elsewhere the work tree stays movable.
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
 * @param {string} root
 */
export async function takeAway(root) {
  await rm(addonLink(root), { recursive: true, force: true });
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
