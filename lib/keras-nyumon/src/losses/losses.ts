import { checkName } from '../options/check-name';
import { categoricalHinge, hinge, squaredHinge } from './hinge-losses';
import type { Loss } from './loss';
import {
  binaryCrossentropy,
  binaryFocalCrossentropy,
  categoricalCrossentropy,
  categoricalFocalCrossentropy,
  klDivergence,
  poisson,
  sparseCategoricalCrossentropy,
} from './probabilistic-losses';
import {
  cosineSimilarity,
  huber,
  logCosh,
  meanAbsoluteError,
  meanAbsolutePercentageError,
  meanSquaredError,
  meanSquaredLogarithmicError,
} from './regression-losses';

/**
 * The loss functions (損失関数) of Keras, for {@link compile}: by name, as in `loss: 'huber'`, or with options, as in
 * `loss: losses.huber({ delta: 2 })`.
 */
// To add a loss: its function goes into the file of its family, and its name here, from where compile's names, saved
// models and messages know it; a row in tests/fidelity/losses.test.ts compares it with Keras.
export const losses = {
  binaryCrossentropy,
  binaryFocalCrossentropy,
  categoricalCrossentropy,
  categoricalFocalCrossentropy,
  categoricalHinge,
  cosineSimilarity,
  hinge,
  huber,
  klDivergence,
  logCosh,
  meanAbsoluteError,
  meanAbsolutePercentageError,
  meanSquaredError,
  meanSquaredLogarithmicError,
  poisson,
  sparseCategoricalCrossentropy,
  squaredHinge,
};

const byName = {
  ...losses,
  mae: meanAbsoluteError,
  mape: meanAbsolutePercentageError,
  mse: meanSquaredError,
  msle: meanSquaredLogarithmicError,
};

/** The loss functions (損失関数) that {@link compile} takes by name; `mae`, `mape`, `mse` and `msle` are Keras's short names. */
export type LossName = keyof typeof byName;

/**
 * A loss by its name.
 *
 * @param options Keras's defaults, if left out
 * @throws RangeError when there is none of that name, with the one that was probably meant
 */
export function lossByName(name: LossName, options: object = {}): Loss {
  checkName(name, Object.keys(byName), 'loss');
  const make: (options: object) => Loss = byName[name];
  return make(options);
}
