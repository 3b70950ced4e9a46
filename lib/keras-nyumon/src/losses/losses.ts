import { binaryCrossentropy } from './binary-crossentropy';
import { binaryFocalCrossentropy } from './binary-focal-crossentropy';
import { categoricalCrossentropy } from './categorical-crossentropy';
import { categoricalFocalCrossentropy } from './categorical-focal-crossentropy';
import { categoricalHinge } from './categorical-hinge';
import { cosineSimilarity } from './cosine-similarity';
import { hinge } from './hinge';
import { huber } from './huber';
import { klDivergence } from './kl-divergence';
import { logCosh } from './log-cosh';
import { meanAbsoluteError } from './mean-absolute-error';
import { meanAbsolutePercentageError } from './mean-absolute-percentage-error';
import { meanSquaredError } from './mean-squared-error';
import { meanSquaredLogarithmicError } from './mean-squared-logarithmic-error';
import { poisson } from './poisson';
import { sparseCategoricalCrossentropy } from './sparse-categorical-crossentropy';
import { squaredHinge } from './squared-hinge';

/**
 * The loss functions (損失関数) of Keras, for {@link compile}: by name, as in `loss: 'huber'`, or with options, as in
 * `loss: losses.huber({ delta: 2 })`.
 */
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
