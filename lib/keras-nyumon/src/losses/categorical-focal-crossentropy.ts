import { tf } from '../backend/tf';
import { checkOptions } from '../options/check-options';
import { normalizeClasses, smoothClasses } from './categorical-crossentropy';
import type { CrossentropyOptions } from './crossentropy-options';
import { CROSSENTROPY_OPTIONS } from './crossentropy-options';
import type { Loss } from './loss';
import { defineLoss } from './loss';

/** Options of {@link categoricalFocalCrossentropy}. */
export interface CategoricalFocalCrossentropyOptions extends CrossentropyOptions {
  /** The weight of every class. Default 0.25. */
  alpha?: number;
  /** How strongly easy samples are left aside. Default 2. */
  gamma?: number;
}

/**
 * Categorical cross-entropy in which samples that are right already count little: each is multiplied by
 * `alpha · (1 − p)^gamma`.
 *
 * Source: T.-Y. Lin et al., "Focal Loss for Dense Object Detection" (2017); keras.losses.CategoricalFocalCrossentropy.
 */
export function categoricalFocalCrossentropy(options: CategoricalFocalCrossentropyOptions = {}): Loss {
  checkOptions(options, [...CROSSENTROPY_OPTIONS, 'alpha', 'gamma'], 'losses.categoricalFocalCrossentropy');
  const { alpha = 0.25, gamma = 2, fromLogits = false, labelSmoothing = 0 } = options;
  const chosen = { alpha, gamma, fromLogits, labelSmoothing };
  return defineLoss('categoricalFocalCrossentropy', chosen, (yTrue, yPred) => {
    const labels = smoothClasses(yTrue, labelSmoothing);
    const p = normalizeClasses(fromLogits ? yPred.softmax() : yPred);
    return tf.scalar(1).sub(p).pow(gamma).mul(alpha).mul(labels.mul(p.log()).neg()).sum(-1);
  });
}
