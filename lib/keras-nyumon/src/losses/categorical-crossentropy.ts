import type { tf } from '../backend/tf';
import { checkOptions } from '../options/check-options';
import { CROSSENTROPY_OPTIONS } from './crossentropy-options';
import type { CrossentropyOptions } from './crossentropy-options';
import { softmaxCrossEntropy } from '../backend/native/softmax-cross-entropy';
import { logitsOf } from './logits';
import type { Loss } from './loss';
import { defineLoss, EPSILON } from './loss';

/**
 * Categorical cross-entropy (交差エントロピー), for one-hot labels: `−sum(yTrue · log(yPred))` over the last axis. For class
 * indices there is `sparseCategoricalCrossentropy`.
 */
export function categoricalCrossentropy(options: CrossentropyOptions = {}): Loss {
  checkOptions(options, CROSSENTROPY_OPTIONS, 'losses.categoricalCrossentropy');
  const { fromLogits = false, labelSmoothing = 0 } = options;
  return defineLoss('categoricalCrossentropy', { fromLogits, labelSmoothing }, (yTrue, yPred) => {
    const labels = smoothClasses(yTrue, labelSmoothing);
    const logits = logitsOf(yPred) ?? (fromLogits ? yPred : undefined);
    if (logits) return softmaxCrossEntropy(labels, logits);
    const p = normalizeClasses(yPred);
    return labels.mul(p.log()).sum(-1).neg();
  });
}

/** Labels drawn towards the same for every class, by the share `labelSmoothing`. */
export function smoothClasses(yTrue: tf.Tensor, labelSmoothing: number): tf.Tensor {
  if (labelSmoothing === 0) return yTrue;
  const classes = yTrue.shape[yTrue.rank - 1];
  return yTrue.mul(1 - labelSmoothing).add(labelSmoothing / classes);
}

/** Probabilities with sum 1 in each row, none of them quite 0 or 1. */
export function normalizeClasses(yPred: tf.Tensor): tf.Tensor {
  return yPred.div(yPred.sum(-1, true)).clipByValue(EPSILON, 1 - EPSILON);
}
