import { tf } from '../backend/tf';
import { checkOptions } from '../options/check-options';
import { CROSSENTROPY_OPTIONS } from './crossentropy-options';
import type { CrossentropyOptions } from './crossentropy-options';
import { logitsOf } from './logits';
import type { Loss } from './loss';
import { defineLoss, EPSILON } from './loss';

/**
 * Binary cross-entropy (二値交差エントロピー), for yes-or-no labels: the mean of
 * `−yTrue · log(yPred) − (1 − yTrue) · log(1 − yPred)` over the last axis.
 */
export function binaryCrossentropy(options: CrossentropyOptions = {}): Loss {
  checkOptions(options, CROSSENTROPY_OPTIONS, 'losses.binaryCrossentropy');
  const { fromLogits = false, labelSmoothing = 0 } = options;
  return defineLoss('binaryCrossentropy', { fromLogits, labelSmoothing }, (yTrue, yPred) =>
    binaryCrossentropyOf(smooth(yTrue, labelSmoothing), yPred, fromLogits).mean(-1),
  );
}

/** The cross-entropy of each element. */
export function binaryCrossentropyOf(yTrue: tf.Tensor, yPred: tf.Tensor, fromLogits: boolean): tf.Tensor {
  const logits = logitsOf(yPred) ?? (fromLogits ? yPred : undefined);
  if (logits) return ofLogits(yTrue, logits);
  const p = yPred.clipByValue(EPSILON, 1 - EPSILON);
  const one = tf.scalar(1);
  return yTrue
    .mul(p.log())
    .add(one.sub(yTrue).mul(one.sub(p).log()))
    .neg();
}

/** Labels drawn towards ½, by the share `labelSmoothing`. */
export function smooth(yTrue: tf.Tensor, labelSmoothing: number): tf.Tensor {
  return labelSmoothing === 0 ? yTrue : yTrue.mul(1 - labelSmoothing).add(0.5 * labelSmoothing);
}

/** Exact for logits of any size; its gradient is sigmoid(logits) − yTrue. */
function ofLogits(yTrue: tf.Tensor, logits: tf.Tensor): tf.Tensor {
  const compute = tf.customGrad((x, save) => {
    const [logit, label] = [x as tf.Tensor, yTrue.clone()];
    (save as (tensors: tf.Tensor[]) => void)([logit, label]);
    return {
      value: logit.relu().sub(logit.mul(label)).add(logit.abs().neg().exp().log1p()),
      gradFunc: (dy, saved) => {
        const [savedLogit, savedLabel] = saved;
        return dy.mul(savedLogit.sigmoid().sub(savedLabel));
      },
    };
  });
  return compute(logits);
}
