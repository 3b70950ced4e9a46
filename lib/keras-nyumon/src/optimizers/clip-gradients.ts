import { bilingual } from '../options/bilingual';
import type { tf } from '../backend/tf';

/** How an optimizer keeps gradients small. At most one of them can be given. */
export interface ClipOptions {
  /** The largest norm of each variable's gradient: a longer one is shortened to it. Default: none. */
  clipnorm?: number;
  /** The largest magnitude of each element of a gradient. Default: none. */
  clipvalue?: number;
  /** The largest norm of all gradients taken together: if it is longer, all are shortened alike. Default: none. */
  globalClipnorm?: number;
}

/**
 * Shortens gradients as the options say; without options they come back as they are.
 *
 * Source: keras.optimizers.Optimizer, `_clip_gradients`.
 */
export function clipGradients(gradients: tf.Tensor[], options: ClipOptions): tf.Tensor[] {
  if (gradients.length === 0) return [];
  const { clipnorm = 0, clipvalue = 0, globalClipnorm = 0 } = options;
  if (clipnorm > 0) {
    return gradients.map((gradient) => gradient.mul(clipnorm).div(norm([gradient]).maximum(clipnorm)));
  }
  if (globalClipnorm > 0) {
    const total = norm(gradients);
    // The difference is 0, and NaN where the norm is not finite: then every weight shows that something is wrong.
    const scale = total.maximum(globalClipnorm).reciprocal().mul(globalClipnorm).add(total.sub(total));
    return gradients.map((gradient) => gradient.mul(scale));
  }
  if (clipvalue > 0) return gradients.map((gradient) => gradient.clipByValue(-clipvalue, clipvalue));
  return gradients;
}

/** @throws RangeError when more than one way to clip is given */
export function checkClipOptions(options: ClipOptions, what: string): void {
  const names = ['clipnorm', 'clipvalue', 'globalClipnorm'] as const;
  const given = names.filter((name) => options[name] !== undefined);
  if (given.length <= 1) return;
  throw new RangeError(
    bilingual({
      ja: `${what} に ${given.join(' と ')} が同時に渡されています。1つだけにしてください。`,
      en: `${what} was given ${given.join(' and ')} together. Pass only one of them.`,
    }),
  );
}

function norm(tensors: tf.Tensor[]): tf.Tensor {
  return tensors
    .map((tensor) => tensor.square().sum())
    .reduce((sum, square) => sum.add(square))
    .sqrt();
}
