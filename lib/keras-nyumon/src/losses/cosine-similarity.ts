import type { tf } from '../backend/tf';
import type { Loss } from './loss';
import { defineLoss, EPSILON } from './loss';

/** Minus the cosine of the angle between labels and predictions (コサイン類似度), over the last axis: −1 for the same direction. */
export function cosineSimilarity(): Loss {
  return defineLoss('cosineSimilarity', {}, (yTrue, yPred) =>
    normalize(yTrue).mul(normalize(yPred)).sum(-1).neg(),
  );
}

/** Each row at length 1; a row of zeros stays one. */
export function normalize(rows: tf.Tensor): tf.Tensor {
  return rows.mul(
    rows
      .square()
      .sum(-1, true)
      .maximum(EPSILON ** 2)
      .rsqrt(),
  );
}
