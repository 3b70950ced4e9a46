import { tf } from '../backend/tf';
import { hingeLabels } from './hinge-labels';
import type { Loss } from './loss';
import { defineLoss } from './loss';

/** Squared hinge loss: `mean(max(1 − yTrue · yPred, 0)²)` over the last axis; labels as for {@link hinge}. */
export function squaredHinge(): Loss {
  return defineLoss('squaredHinge', {}, (yTrue, yPred) =>
    tf.scalar(1).sub(hingeLabels(yTrue).mul(yPred)).maximum(0).square().mean(-1),
  );
}
