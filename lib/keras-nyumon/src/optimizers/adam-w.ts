import { tf } from '../backend/tf';
import { number } from '../options/option';
import type { OptionTable } from '../options/option-table';
import { Adam, ADAM } from './adam';
import type { AdamOptions } from './adam';
import type { Optimizer } from './optimizer';

const ADAM_W = { ...ADAM, weightDecay: number({ default: 0.004 }) } satisfies OptionTable<AdamOptions>;

class AdamW extends Adam {
  static override readonly className = 'AdamW';

  constructor(options: AdamOptions) {
    super(options, 'adamW', ADAM_W);
  }
}

// A saved model names its optimizer by class.
tf.serialization.registerClass(AdamW);

/**
 * AdamW: Adam with weight decay (重み減衰). Unlike an L2 penalty in the loss, it is not divided by the gradients' size.
 *
 * Source: I. Loshchilov, F. Hutter, "Decoupled Weight Decay Regularization" (2017); keras.optimizers.AdamW.
 *
 * @param options as {@link adam} takes them, but `weightDecay` is 0.004 where it is left out
 * @returns an optimizer (最適化手法) for {@link compile}
 * @throws RangeError for an option or a value that there is not
 */
export function adamW(options: AdamOptions = {}): Optimizer {
  return new AdamW(options);
}
