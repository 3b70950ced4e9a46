import { tf } from '../backend/tf';
import { sameRank } from './same-rank';

/** A loss of one's own: for labels and predictions of a batch, a value for each sample, shape [samples] or [samples, …]. */
export type LossFunction = (yTrue: tf.Tensor, yPred: tf.Tensor) => tf.Tensor;

/** A loss function (損失関数) of this library. Called with labels and predictions, it gives a value for each sample. */
export interface Loss {
  (yTrue: tf.Tensor, yPred: tf.Tensor): tf.Tensor;
  /** Its name, as {@link compile} takes it. */
  readonly lossName: string;
  /** What was chosen for it, under Keras's names in camelCase; what a saved model keeps. */
  readonly options: Readonly<Record<string, number | boolean>>;
}

/** Keras's `backend.epsilon()`: keeps logarithms and divisions away from 0. */
export const EPSILON = 1e-7;

/**
 * A loss from its formula.
 *
 * @param values the formula, for float32 labels and predictions of the same rank
 */
export function defineLoss(lossName: string, options: Loss['options'], values: LossFunction): Loss {
  const loss = (yTrue: tf.Tensor, yPred: tf.Tensor) =>
    tf.tidy(() => values(...sameRank(yTrue.toFloat(), yPred)));
  return Object.assign(loss, { lossName, options });
}
