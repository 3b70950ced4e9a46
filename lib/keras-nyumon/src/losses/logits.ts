import type { tf } from '../backend/tf';

/**
 * A model's output. A probability of 1 or 0 has lost what its logit (ロジット, the number before softmax or sigmoid)
 * still knew, so an output brings its logits along where they are known, as Keras's `_keras_logits` does: cross-entropy
 * is computed from them.
 */
export type Prediction = tf.Tensor & { logits?: tf.Tensor };

/** Lets an output bring its logits along. */
export function predictionOf(output: tf.Tensor, logits: tf.Tensor | undefined): Prediction {
  return logits ? Object.assign(output, { logits }) : output;
}

/** The logits that predictions were computed from, if they bring them along. */
export function logitsOf(yPred: Prediction): tf.Tensor | undefined {
  return yPred.logits;
}
