import { defineLayer } from '../definition/define-layer';
import { randomNormal } from '../../backend/random/random-tensor';
import { tf } from '../../backend/tf';
import type { RateOptions } from './dropout';
import { RATE } from './dropout';
import { Noise } from './noise';

/** keras.layers.GaussianDropout: multiplies by normal noise of mean 1 and the variance that dropout would have. */
export class GaussianDropout extends Noise {
  static readonly className = 'GaussianDropout';

  protected override change(x: tf.Tensor): tf.Tensor {
    const stddev = Math.sqrt(this.rate / (1 - this.rate));
    return x.mul(randomNormal(x.shape, this.source).mul(stddev).add(1));
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), rate: this.rate };
  }
}

tf.serialization.registerClass(GaussianDropout);

/** Multiplies by normal noise of mean 1 in training. */
export const gaussianDropout = defineLayer<RateOptions>('gaussianDropout', GaussianDropout, RATE);
