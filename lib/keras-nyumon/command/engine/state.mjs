import { basename } from 'node:path';
import { bilingual, Problem } from '../problem.mjs';
import { builtFolder } from './build.mjs';
import { check } from './check.mjs';
import { compilerInstall, findCompiler } from './compiler.mjs';
import { loadInPlace } from './ladder.mjs';
import { addonInPlace, findPlace } from './places.mjs';
import { addresses } from './prebuilt.mjs';
import { wheelHere } from './wheel.mjs';

/**
 * What could be better, and the command that mends it.
 * @typedef {{ what: string, command: string }} Missing
 */

/**
 * The engine that a program would run on now, seen by loading it (one to four seconds).
 *
 * @param {object} options
 * @param {string} options.from     a folder from which packages are found as the library finds them
 * @param {string} options.prepare  the command that prepares the engine
 * @param {NodeJS.ProcessEnv} [options.env]
 * @returns {Promise<{ rung: import('./ladder.mjs').Rung | null, tensorflow: string | null, missing: Missing[] }>}
 *   rung: null when no program would run; missing: also filled when a slower engine stands in for TensorFlow itself
 */
export async function engineState({ from, prepare, env = process.env }) {
  const place = findPlace(from);
  const wanted = env.KERAS_NYUMON_ENGINE;
  const asked = wanted === 'wasm' || wanted === 'cpu';
  const native = asked || !place ? null : await loadInPlace(place, env);
  if (native) {
    const what = bilingual({
      ja: 'エンジンが古いパッケージ用です。',
      en: 'The engine was built for older packages.',
    });
    const missing = native.current ? [] : [{ what, command: prepare }];
    return { rung: native.rung, tensorflow: native.tensorflow, missing };
  }
  for (const rung of wanted === 'cpu'
    ? /** @type {const} */ (['cpu'])
    : /** @type {const} */ (['wasm', 'cpu'])) {
    const seen = await check(from, rung, { env }).catch(() => null);
    if (seen)
      return { rung, tensorflow: null, missing: asked ? [] : await whatNativeNeeds(from, prepare, env) };
  }
  const what = bilingual({
    ja: 'エンジンが一つも動きません。パッケージが入っていません。',
    en: 'No engine runs at all: packages are missing.',
  });
  return { rung: null, tensorflow: null, missing: [{ what, command: 'npm install --ignore-scripts' }] };
}

/** @param {string} from @param {string} prepare @param {NodeJS.ProcessEnv} env @returns {Promise<Missing[]>} */
async function whatNativeNeeds(from, prepare, env) {
  const place = findPlace(from);
  const broken =
    place && addonInPlace(place) ? await check(from, 'native', { env }).catch((error) => error) : null;
  const what =
    broken instanceof Problem
      ? bilingual({
          ja: `TensorFlowのエンジンが動きません: ${broken.explanation.ja}`,
          en: `TensorFlow's engine does not run: ${broken.explanation.en}`,
        })
      : bilingual({
          ja: 'TensorFlowのエンジンが入っていません。',
          en: "TensorFlow's own engine is not installed.",
        });
  /** @type {Missing[]} */
  const missing = [{ what, command: prepare }];
  const compiler = wheelHere() ? await findCompiler(env).catch((error) => error) : null;
  if (compiler instanceof Error) missing.unshift({ what: compiler.message, command: compilerInstall() });
  return missing;
}

/**
 * Whether tfjs-node has an addon where it looks for one. It takes no time, and does not load it: after the packages
 * have been installed anew the answer is no, and prepareEngine puts the kept one back.
 *
 * @param {string} from  a folder from which packages are found as the library finds them
 */
export function engineInPlace(from) {
  const place = findPlace(from);
  return place !== null && addonInPlace(place) !== null;
}

/**
 * What the engine depends on, besides the packages' versions. When one of these strings changes, prepareEngine must run
 * again.
 *
 * @param {string} from  a folder from which packages are found as the library finds them
 * @param {NodeJS.ProcessEnv} env
 * @returns {string[]}
 */
export function engineInputs(from, env) {
  const place = findPlace(from);
  return [
    // The addon uses Node-API: it does not depend on Node's version.
    `${process.platform} ${process.arch}`,
    ...(place ? [basename(builtFolder(place) ?? 'not built here'), ...mirrors(place, env)] : []),
    `KERAS_NYUMON_ENGINE ${env.KERAS_NYUMON_ENGINE ?? ''}`,
  ];
}

/** @param {import('./places.mjs').Place} place @param {NodeJS.ProcessEnv} env @returns {string[]} */
function mirrors(place, env) {
  try {
    return Object.values(addresses(place, env));
  } catch {
    return [];
  }
}
