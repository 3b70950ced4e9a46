import { tf } from '../backend/tf';
import { checkOptions } from '../options/check-options';
import { softmaxCrossEntropy } from '../backend/native/softmax-cross-entropy';
import type { CrossentropyOptions } from './crossentropy-options';
import { logitsOf } from './logits';
import type { Loss } from './loss';
import { defineLoss, EPSILON } from './loss';

/** Options of {@link sparseCategoricalCrossentropy}. */
export type SparseCategoricalCrossentropyOptions = Pick<CrossentropyOptions, 'fromLogits'>;

/**
 * Categorical cross-entropy for class indices, 0 … classes − 1, of shape [samples] or [samples, 1]: `−log(yPred[yTrue])`.
 */
export function sparseCategoricalCrossentropy(options: SparseCategoricalCrossentropyOptions = {}): Loss {
  checkOptions(options, ['fromLogits'], 'losses.sparseCategoricalCrossentropy');
  const { fromLogits = false } = options;
  return defineLoss('sparseCategoricalCrossentropy', { fromLogits }, (yTrue, yPred) => {
    const indices = yTrue.rank === yPred.rank ? yTrue.squeeze([-1]) : yTrue;
    const labels = tf.oneHot(indices.toInt(), yPred.shape[yPred.rank - 1]).toFloat();
    const logits = logitsOf(yPred) ?? (fromLogits ? yPred : undefined);
    return softmaxCrossEntropy(labels, logits ?? yPred.clipByValue(EPSILON, 1 - EPSILON).log());
  });
}
