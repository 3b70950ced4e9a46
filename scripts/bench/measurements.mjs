import { task } from './task.mjs';

/**
 * What the benchmark measures: a row of its table each.
 *
 * @typedef {object} Measurement
 * @property {string} name
 * @property {string} ja    the name in Japanese
 * @property {string} unit
 * @property {number} rounds  in how many processes of each program
 * @property {import('./task.mjs').Task} task
 * @property {boolean} [growth]  part of the second table: how the cost grows
 * @property {boolean} [withoutStock]  tfjs-node as published cannot do it
 * @property {import('./by-turns.mjs').Program[]} [kerasWays]  in which other ways Keras is measured
 */

/**
 * @param {string} name
 * @param {string} ja
 * @param {string} unit
 * @param {Partial<import('./task.mjs').Task>} said
 * @param {Partial<Measurement>} [more]
 * @returns {Measurement}
 */
const measurement = (name, ja, unit, said, more) => ({
  name,
  ja,
  unit,
  rounds: 3,
  task: task(said),
  ...more,
});

// XLA takes some eight times as long for the CNN on a processor, and is left out there.
/** @type {Partial<Measurement>} */
const large = { kerasWays: ['kerasTenSteps'] };
/** @type {Partial<Measurement>} */
const small = { kerasWays: ['kerasTenSteps', 'kerasXla'] };

/** The row that the share of the matmul peak is computed from. */
export const CNN_STEP = 'CNN training step';

/** @type {Measurement[]} */
export const measurements = [
  measurement(CNN_STEP, 'CNN の学習1ステップ', 'ms', { turns: 10 }, large),
  measurement(
    ...['CNN training step, bfloat16', 'CNN の学習1ステップ、bfloat16', 'ms'],
    { mixedBfloat16: true, turns: 10 },
    { ...large, withoutStock: true },
  ),
  measurement(
    ...['training step of lesson 01 (dense)', '01章の学習1ステップ(全結合層)', 'ms'],
    { network: 'dense', batchSize: 32, steps: 200, warmUp: 200, turns: 8 },
    small,
  ),
  measurement(
    ...['training step of lesson 04 (U-Net)', '04章の学習1ステップ(U-Net)', 'ms'],
    { network: 'unet', batchSize: 16, steps: 50, warmUp: 50, turns: 8 },
    small,
  ),
  measurement(
    ...['training step of an LSTM on texts', '文章を読む LSTM の学習1ステップ', 'ms'],
    { network: 'lstm', batchSize: 32, steps: 30, warmUp: 30, turns: 5 },
    small,
  ),
  measurement(
    ...['CNN inference', 'CNN の推論', 'images/s'],
    { what: 'inference', samples: 10_000, batchSize: 256, turns: 5 },
    large,
  ),
  measurement(
    'most memory in lesson 08',
    '08章で使うメモリーの最大',
    'MB',
    { what: 'lesson08' },
    { rounds: 1 },
  ),
  measurement(
    'speed run of lesson 11',
    '11章のスピードラン',
    's',
    { what: 'speedRun' },
    { ...large, rounds: 5 },
  ),
  ...[16, 64, 256, 1024].map((batchSize) =>
    measurement(
      `${CNN_STEP}, batches of ${batchSize}`,
      `CNN の学習1ステップ、バッチ ${batchSize}`,
      'ms',
      { batchSize, steps: 6, warmUp: 12, turns: 2 },
      { growth: true, rounds: 2 },
    ),
  ),
  ...[0.5, 2].map((width) =>
    measurement(
      `${CNN_STEP}, ${width} times as wide`,
      `CNN の学習1ステップ、幅 ${width} 倍`,
      'ms',
      { width, steps: 6, warmUp: 12, turns: 2 },
      { growth: true, rounds: 2 },
    ),
  ),
  ...[3_000, 6_000, 12_000].map((samples) =>
    measurement(
      `CNN epoch of ${samples} images`,
      `CNN の1エポック、画像 ${samples} 枚`,
      's',
      { what: 'epoch', samples },
      { growth: true, rounds: 2 },
    ),
  ),
];
