import { randomMask } from '../../backend/random/random-tensor';
import { tf } from '../../backend/tf';
import { defineLayer } from '../definition/define-layer';
import type { DropoutOptions } from './dropout';
import { RATE } from './dropout';
import { Noise } from './noise';

/** What selu gives for −∞. */
const SELU_LEAST = -1.0507009873554805 * 1.6732632423543772;

/**
 * keras.layers.AlphaDropout: dropout for selu, which keeps mean 0 and variance 1.
 *
 * Source: G. Klambauer et al., "Self-Normalizing Neural Networks" (2017).
 */
class AlphaDropout extends Noise {
  static readonly className = 'AlphaDropout';

  protected override change(x: tf.Tensor): tf.Tensor {
    const shape = this.options.noiseShape?.map((length, axis) => length ?? x.shape[axis]) ?? x.shape;
    const kept = randomMask(shape, this.rate, this.source);
    const scale = 1 / Math.sqrt((1 - this.rate) * (1 + this.rate * SELU_LEAST ** 2));
    const dropped = x.mul(kept).add(kept.mul(-1).add(1).mul(SELU_LEAST));
    return dropped.mul(scale).add(-scale * SELU_LEAST * this.rate);
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), rate: this.rate, noiseShape: this.options.noiseShape ?? null };
  }
}

tf.serialization.registerClass(AlphaDropout);

/** Dropout for selu, which keeps mean 0 and variance 1. */
export const alphaDropout = defineLayer<DropoutOptions>('alphaDropout', AlphaDropout, {
  ...RATE,
  noiseShape: undefined,
});
