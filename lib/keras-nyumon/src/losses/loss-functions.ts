// To add a loss: its function goes into the file of its family, and its name here, from where compile's names, saved
// models and messages know it; a row in tests/fidelity/losses.test.ts compares it with Keras.
export { categoricalHinge, hinge, squaredHinge } from './hinge-losses';
export {
  binaryCrossentropy,
  binaryFocalCrossentropy,
  categoricalCrossentropy,
  categoricalFocalCrossentropy,
  klDivergence,
  poisson,
  sparseCategoricalCrossentropy,
} from './probabilistic-losses';
export {
  cosineSimilarity,
  huber,
  logCosh,
  meanAbsoluteError,
  meanAbsolutePercentageError,
  meanSquaredError,
  meanSquaredLogarithmicError,
} from './regression-losses';
