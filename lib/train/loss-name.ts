/** The loss functions (損失関数) that {@link compile} takes by name. */
export type LossName =
  | 'binaryCrossentropy'
  | 'categoricalCrossentropy'
  | 'categoricalHinge'
  | 'cosineProximity'
  | 'hinge'
  | 'kullbackLeiblerDivergence'
  | 'logcosh'
  | 'meanAbsoluteError'
  | 'meanAbsolutePercentageError'
  | 'meanSquaredError'
  | 'meanSquaredLogarithmicError'
  | 'poisson'
  | 'sparseCategoricalCrossentropy'
  | 'squaredHinge';
