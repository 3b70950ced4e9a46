import { engineInPlace, engineInputs, prepareEngine } from './engine/index.mjs';

/**
 * What each rung is called, in both languages.
 *
 * @type {Record<string, string>}
 */
const RUNGS = {
  prebuilt: 'ビルド済み (prebuilt)',
  built: 'このマシンでビルド (built here)',
  wasm: 'WebAssembly',
  cpu: 'JavaScript',
};

/** @typedef {{ rung: string, tensorflow: string | null }} Engine */

/**
 * Prepares the engine that trains: TensorFlow's own if at all possible.
 *
 * @type {import('./run-steps.mjs').Step}
 */
export const engine = {
  name: 'engine',
  ja: '学習エンジン',
  en: 'engine',
  inputs: ({ root, env }) => engineInputs({ root, env }),
  isThere({ root }, { result }) {
    const { tensorflow } = /** @type {Engine} */ (result);
    // False too when TensorFlow's engine has come since, by the command that the doctor names.
    return engineInPlace({ root }) === (tensorflow !== null);
  },
  run: ({ root, env, python }, progress) =>
    prepareEngine({
      root,
      env,
      python: python?.program,
      progress: { ...progress, update: (done, total, note) => progress.update(done, total, note) },
    }),
  handOn: (_context, { rung, tensorflow }) =>
    tensorflow
      ? `TensorFlow ${tensorflow}、${RUNGS[rung]}`
      : `${RUNGS[rung]}。TensorFlow を使うには (to get TensorFlow): npm run doctor`,
};
