import { tf } from '../backend/tf';
import { hingeLabels } from './hinge-labels';
import type { Loss } from './loss';
import { defineLoss } from './loss';

/** Hinge loss: `mean(max(1 − yTrue · yPred, 0))` over the last axis, for labels −1 and 1; 0 and 1 are taken for them. */
export function hinge(): Loss {
  return defineLoss('hinge', {}, (yTrue, yPred) =>
    tf.scalar(1).sub(hingeLabels(yTrue).mul(yPred)).maximum(0).mean(-1),
  );
}
