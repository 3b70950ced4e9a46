import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { engineNames } from '../../lib/keras-nyumon/command/engine-names.mjs';
import {
  engineInPlace,
  engineInputs,
  findPlace,
  prepareEngine,
} from '../../lib/keras-nyumon/command/engine/index.mjs';
import { Problem } from '../../lib/keras-nyumon/command/problem.mjs';

/** @typedef {{ rung: import('../../lib/keras-nyumon/command/engine/ladder.mjs').Rung, tensorflow: string | null }} Engine */

/**
 * Where this repository keeps engines, so that they outlive a reinstall of its packages.
 *
 * @param {string} root
 */
export const keptEngines = (root) => join(root, '.setup', 'engine');

/**
 * Prepares the engine that trains: TensorFlow's own if at all possible.
 *
 * @type {import('./run-steps.mjs').Step}
 */
export const engine = {
  name: 'engine',
  ja: '学習エンジン',
  en: 'engine',
  inputs: ({ root, env }) => [...packages(root), ...engineInputs(root, env)],
  isThere({ root }, { result }) {
    const { tensorflow } = /** @type {Engine} */ (result);
    // False too when TensorFlow's engine has come since, by the command that the doctor names.
    return engineInPlace(root) === (tensorflow !== null);
  },
  run({ root, env, python }, progress) {
    const place = findPlace(root, keptEngines(root));
    if (!place) throw notInstalled();
    return prepareEngine({ place, env, python: python?.program, progress });
  },
  handOn: (_context, /** @type {Engine} */ { rung, tensorflow }) =>
    tensorflow
      ? `TensorFlow ${tensorflow}、${engineNames[rung]}`
      : `${engineNames[rung]}。TensorFlow を使うには (to get TensorFlow): npm run doctor`,
};

/** @param {string} root @returns {string[]} */
function packages(root) {
  const file = join(root, 'package-lock.json');
  const lock = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : {};
  return ['@tensorflow/tfjs-node', '@tensorflow/tfjs-backend-wasm'].map(
    (name) => `${name} ${lock[`node_modules/${name}`]?.integrity}`,
  );
}

const notInstalled = () =>
  new Problem({
    ja: '@tensorflow/tfjs-node が入っていません。',
    en: '@tensorflow/tfjs-node is not installed.',
    next: ['npm ci', 'npm start'],
  });
