import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { bilingual } from './bilingual.mjs';
import { builtFolder } from './build.mjs';
import { check } from './check.mjs';
import { compilerInstall, findCompiler } from './compiler.mjs';
import { loadInPlace } from './ladder.mjs';
import { addonInPlace, tfjsNode } from './places.mjs';
import { addresses } from './prebuilt.mjs';
import { wheelHere } from './wheel.mjs';

/** Prepares the engine alone, and tries every way again. */
const PREPARE = 'node scripts/setup/engine/prepare.mjs';

/**
 * What could be better, and the command that mends it.
 * @typedef {{ what: string, command: string }} Missing
 */

/**
 * The engine that a lesson would run on now, seen by loading it (one to four seconds).
 *
 * @param {{ root: string, env?: NodeJS.ProcessEnv }} options
 * @returns {Promise<{ rung: import('./ladder.mjs').Rung | null, tensorflow: string | null, missing: Missing[] }>}
 *   rung: null when no lesson would run; missing: also filled when a slower engine stands in for TensorFlow itself
 */
export async function engineState({ root, env = process.env }) {
  if (!existsSync(join(tfjsNode(root), 'package.json'))) {
    const what = bilingual('npmのパッケージが入っていません。', 'The npm packages are not installed.');
    return { rung: null, tensorflow: null, missing: [{ what, command: 'npm ci' }] };
  }
  const wanted = env.KERAS_NYUMON_ENGINE;
  const asked = wanted === 'wasm' || wanted === 'cpu';
  const native = asked ? null : await loadInPlace(root, env);
  if (native) {
    const what = bilingual('エンジンが古いパッケージ用です。', 'The engine was built for older packages.');
    const missing = native.current ? [] : [{ what, command: PREPARE }];
    return { rung: native.rung, tensorflow: native.tensorflow, missing };
  }
  const missing = asked ? [] : await whatNativeNeeds(root, env);
  for (const rung of wanted === 'cpu'
    ? /** @type {const} */ (['cpu'])
    : /** @type {const} */ (['wasm', 'cpu'])) {
    const seen = await check(root, rung, { env }).catch(() => null);
    if (seen) return { rung, tensorflow: null, missing };
  }
  const what = bilingual('エンジンが一つも動きません。', 'No engine runs at all.');
  return { rung: null, tensorflow: null, missing: [...missing, { what, command: 'npm ci' }] };
}

/** @param {string} root @param {NodeJS.ProcessEnv} env @returns {Promise<Missing[]>} */
async function whatNativeNeeds(root, env) {
  const broken = addonInPlace(root) ? await check(root, 'native', { env }).catch((error) => error) : null;
  const what =
    broken instanceof Error
      ? bilingual(
          ...twoLines('TensorFlowのエンジンが動きません: ', "TensorFlow's engine does not run: ", broken),
        )
      : bilingual('TensorFlowのエンジンが入っていません。', "TensorFlow's own engine is not installed.");
  /** @type {Missing[]} */
  const missing = [{ what, command: PREPARE }];
  const compiler = wheelHere() ? await findCompiler(env).catch((error) => error) : null;
  if (compiler instanceof Error) missing.unshift({ what: compiler.message, command: compilerInstall() });
  return missing;
}

/** @param {string} ja @param {string} en @param {Error} error @returns {[string, string]} */
function twoLines(ja, en, error) {
  const [first, second = first] = error.message.split('\n');
  return [ja + first, en + second];
}

/**
 * Whether tfjs-node has an addon where it looks for one. It takes no time, and does not load it: after `npm ci` the
 * answer is no, and prepareEngine puts the kept one back.
 *
 * @param {{ root: string }} options
 */
export function engineInPlace({ root }) {
  return addonInPlace(root) !== null;
}

/**
 * What the engine depends on. When one of these strings changes, prepareEngine must run again.
 *
 * @param {{ root: string, env?: NodeJS.ProcessEnv }} options
 * @returns {string[]}
 */
export function engineInputs({ root, env = process.env }) {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  const packages = ['@tensorflow/tfjs-node', '@tensorflow/tfjs-backend-wasm'].map(
    (name) => `${name} ${lock[`node_modules/${name}`]?.integrity}`,
  );
  const installed = existsSync(join(tfjsNode(root), 'package.json'));
  return [
    // The addon uses Node-API: it does not depend on Node's version.
    `${process.platform} ${process.arch}`,
    ...packages,
    ...(installed ? [basename(builtFolder(root) ?? 'not built here'), ...mirrors(root, env)] : []),
    `KERAS_NYUMON_ENGINE ${env.KERAS_NYUMON_ENGINE ?? ''}`,
  ];
}

/** @param {string} root @param {NodeJS.ProcessEnv} env @returns {string[]} */
function mirrors(root, env) {
  try {
    return Object.values(addresses(root, env));
  } catch {
    return [];
  }
}
