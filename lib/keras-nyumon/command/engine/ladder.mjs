import { existsSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { bilingual, Problem } from '../problem.mjs';
import { builtFolder, prepareBuilt } from './build.mjs';
import { check } from './check.mjs';
import { PATIENCE } from './download.mjs';
import { addonIn, addonInPlace, engineName, putInPlace, takeAway } from './places.mjs';
import { prebuiltFolder, preparePrebuilt } from './prebuilt.mjs';
import { tensorflowFolder, wheelHere } from './wheel.mjs';

/**
 * @typedef {'prebuilt' | 'built' | 'wasm' | 'cpu'} Rung
 *
 * @typedef {object} Job
 * @property {import('./places.mjs').Place} place
 * @property {import('../progress.mjs').Progress} progress
 * @property {NodeJS.ProcessEnv} env  mirrors, proxies, CXX, KERAS_NYUMON_ENGINE, KERAS_NYUMON_PYTHON
 * @property {string} [python]  command of a Python with pip; looked for when it is needed and not given
 * @property {import('./download.mjs').Patience} patience  with the host of the prebuilt engine
 */

/** The rungs that run TensorFlow itself, best first. */
const NATIVE = /** @type {const} */ ([
  {
    rung: 'prebuilt',
    title: '公式のビルド済みエンジン / official prebuilt engine',
    folder: prebuiltFolder,
    prepare: preparePrebuilt,
  },
  {
    rung: 'built',
    title: 'ここでビルドするエンジン / engine built here',
    folder: builtFolder,
    prepare: prepareBuilt,
  },
]);

const SLOWER = {
  wasm: bilingual({
    ja: 'WebAssemblyエンジンを使います: TensorFlow本体より10倍以上遅いので、CNNの学習ではレッスンが自動で量を減らします。',
    en: 'Using the WebAssembly engine: more than ten times slower than TensorFlow itself, so lessons train their CNN on less data by themselves.',
  }),
  cpu: bilingual({
    ja: 'JavaScriptだけのエンジンを使います: とても遅く、CNNの学習には向きません(小さな全結合の学習はできます)。',
    en: 'Using the plain JavaScript engine: very slow, not fit for training a CNN (small dense networks are fine).',
  }),
};

/**
 * Makes the best engine usable that this machine can have: tfjs-node's official build, else one built here from its
 * source, else WebAssembly, else plain JavaScript. Each is loaded and run before it counts. Calling it again costs a
 * second; it can be interrupted at any point; while a rung fails, a working engine stays as it is.
 *
 * @param {Partial<Job> & Pick<Job, 'place' | 'progress'>} options  env defaults to process.env, patience to 5 s for a
 *   connection and 20 s for each 64 KB
 * @returns {Promise<{ rung: Rung, tensorflow: string | null, tried: { rung: Rung, error: string }[] }>}
 *   tensorflow: its version, null for wasm and cpu; tried: the rungs that failed, each with why in two languages
 * @throws Error when not even plain JavaScript runs: the packages are not installed
 */
export async function prepareEngine({ place, progress, env = process.env, python, patience = PATIENCE }) {
  /** @type {{ rung: Rung, error: string }[]} */
  const tried = [];
  const wanted = env.KERAS_NYUMON_ENGINE;
  if (wanted !== 'wasm' && wanted !== 'cpu') {
    const inPlace = await loadInPlace(place, env);
    if (inPlace?.current) return { rung: inPlace.rung, tensorflow: inPlace.tensorflow, tried };
    const kept = await loadKept(place, env);
    if (kept) return { ...kept, tried };
    for (const { rung, title, prepare } of NATIVE) {
      try {
        const engine = await prepare({ place, progress, env, python, patience });
        await putInPlace(place, engine);
        await forgetOthers(place, engine);
        return { rung, ...(await check(place.from, 'native', { env })), tried };
      } catch (error) {
        const said = withCommands(/** @type {Error} */ (error));
        tried.push({ rung, error: said });
        progress.note(`${title}:\n${said}`);
      }
    }
    if (inPlace) return { rung: inPlace.rung, tensorflow: inPlace.tensorflow, tried };
    // An addon that doesn't load can take the whole process with it, so none is left to be tried.
    await takeAway(place);
  }
  const backends = wanted === 'cpu' ? /** @type {const} */ (['cpu']) : /** @type {const} */ (['wasm', 'cpu']);
  for (const rung of backends) {
    try {
      const seen = await check(place.from, rung, { env });
      progress.note(SLOWER[rung]);
      return { rung, ...seen, tried };
    } catch (error) {
      tried.push({ rung, error: /** @type {Error} */ (error).message });
    }
  }
  throw nothingRuns(tried);
}

/**
 * What an error says, and below it the commands that mend it.
 *
 * @param {Error} error
 */
function withCommands(error) {
  const { next = [] } = error instanceof Problem ? error.explanation : {};
  return [error.message, ...next.map((command) => `→ ${command}`)].join('\n');
}

/** @param {unknown} [cause] */
function nothingRuns(cause) {
  const ja = 'エンジンが一つも動きません。パッケージを入れ直してください: npm install --ignore-scripts';
  return new Problem(
    { ja, en: 'No engine runs at all. Install the packages anew: npm install --ignore-scripts' },
    cause,
  );
}

/**
 * The native engine that tfjs-node finds now, if it loads.
 *
 * @param {import('./places.mjs').Place} place @param {NodeJS.ProcessEnv} env
 * @returns {Promise<{ rung: 'prebuilt' | 'built', tensorflow: string | null, current: boolean } | null>}
 *   current: false when it was built by an earlier version of these packages
 */
export async function loadInPlace(place, env) {
  const addon = addonInPlace(place);
  if (!addon) return null;
  const seen = await check(place.from, 'native', { env }).catch(() => null);
  if (!seen) return null;
  const name = engineName(addon);
  if (!name.startsWith('built-')) return { rung: 'prebuilt', current: true, ...seen };
  return { rung: 'built', current: name === basename(builtFolder(place) ?? ''), ...seen };
}

/**
 * Puts an engine that an earlier run kept back in its place, after a reinstall of the packages took the link away.
 *
 * @param {import('./places.mjs').Place} place @param {NodeJS.ProcessEnv} env
 */
async function loadKept(place, env) {
  for (const { rung, folder } of NATIVE) {
    const engine = folder(place);
    if (!engine || !existsSync(addonIn(place, engine))) continue;
    const seen = await check(place.from, 'native', { addon: addonIn(place, engine), env }).catch(() => null);
    if (!seen) continue;
    await putInPlace(place, engine);
    return { rung, ...seen };
  }
  return null;
}

/**
 * Deletes what earlier versions of the packages used: each engine is half a gigabyte.
 *
 * @param {import('./places.mjs').Place} place
 * @param {string} engine
 */
async function forgetOthers(place, engine) {
  const wheel = wheelHere();
  const used = [engine, ...(engine === builtFolder(place) && wheel ? [tensorflowFolder(place, wheel)] : [])];
  for (const name of await readdir(place.kept)) {
    const path = join(place.kept, name);
    if (/^(prebuilt|built|tensorflow)-/.test(name) && !used.includes(path))
      await rm(path, { recursive: true });
  }
}
