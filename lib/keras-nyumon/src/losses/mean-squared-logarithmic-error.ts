import type { tf } from '../backend/tf';
import type { Loss } from './loss';
import { defineLoss, EPSILON } from './loss';

/** Mean squared logarithmic error: `mean((log(1 + yTrue) − log(1 + yPred))²)` over the last axis; negatives count as 1e-7. */
export function meanSquaredLogarithmicError(): Loss {
  const logarithm = (y: tf.Tensor) => y.maximum(EPSILON).add(1).log();
  return defineLoss('meanSquaredLogarithmicError', {}, (yTrue, yPred) =>
    logarithm(yPred).sub(logarithm(yTrue)).square().mean(-1),
  );
}
