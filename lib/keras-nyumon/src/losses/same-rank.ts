import type { tf } from '../backend/tf';

/**
 * Labels [n] and predictions [n, 1], or the other way round, brought to the same shape, as Keras does; without it, each
 * label would be compared with every prediction. Everything else stays as it is.
 */
export function sameRank(yTrue: tf.Tensor, yPred: tf.Tensor): [yTrue: tf.Tensor, yPred: tf.Tensor] {
  if (yPred.rank === yTrue.rank + 1 && yPred.shape.at(-1) === 1) {
    return yTrue.rank === 1 ? [yTrue.expandDims(-1), yPred] : [yTrue, yPred.squeeze([-1])];
  }
  if (yTrue.rank === yPred.rank + 1 && yTrue.shape.at(-1) === 1) {
    return yPred.rank === 1 ? [yTrue, yPred.expandDims(-1)] : [yTrue.squeeze([-1]), yPred];
  }
  return [yTrue, yPred];
}
