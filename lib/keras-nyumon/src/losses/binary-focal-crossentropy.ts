import { tf } from '../backend/tf';
import { checkOptions } from '../options/check-options';
import { binaryCrossentropyOf, smooth } from './binary-crossentropy';
import type { CrossentropyOptions } from './crossentropy-options';
import { CROSSENTROPY_OPTIONS } from './crossentropy-options';
import type { Loss } from './loss';
import { defineLoss } from './loss';

/** Options of {@link binaryFocalCrossentropy}. */
export interface BinaryFocalCrossentropyOptions extends CrossentropyOptions {
  /** Whether the classes are weighted by `alpha`. Default false. */
  applyClassBalancing?: boolean;
  /** The weight of class 1; that of class 0 is 1 − alpha. Default 0.25. */
  alpha?: number;
  /** How strongly easy samples are left aside. Default 2. */
  gamma?: number;
}

/**
 * Binary cross-entropy in which samples that are right already count little: each is multiplied by `(1 − p)^gamma`, p
 * being the probability of the right class.
 *
 * Source: T.-Y. Lin et al., "Focal Loss for Dense Object Detection" (2017); keras.losses.BinaryFocalCrossentropy.
 */
export function binaryFocalCrossentropy(options: BinaryFocalCrossentropyOptions = {}): Loss {
  checkOptions(
    options,
    [...CROSSENTROPY_OPTIONS, 'applyClassBalancing', 'alpha', 'gamma'],
    'losses.binaryFocalCrossentropy',
  );
  const { applyClassBalancing = false, alpha = 0.25, gamma = 2 } = options;
  const { fromLogits = false, labelSmoothing = 0 } = options;
  const chosen = { applyClassBalancing, alpha, gamma, fromLogits, labelSmoothing };
  return defineLoss('binaryFocalCrossentropy', chosen, (yTrue, yPred) => {
    const labels = smooth(yTrue, labelSmoothing);
    const p = fromLogits ? yPred.sigmoid() : yPred;
    const one = tf.scalar(1);
    const otherLabels = one.sub(labels);
    const right = labels.mul(p).add(otherLabels.mul(one.sub(p)));
    const focal = one
      .sub(right)
      .pow(gamma)
      .mul(binaryCrossentropyOf(labels, yPred, fromLogits));
    if (!applyClassBalancing) return focal.mean(-1);
    return labels
      .mul(alpha)
      .add(otherLabels.mul(1 - alpha))
      .mul(focal)
      .mean(-1);
  });
}
