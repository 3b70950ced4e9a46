import { randomNormal } from '../../backend/random/random-tensor';
import { tf } from '../../backend/tf';
import { defineLayer, required } from '../definition/define-layer';
import type { LayerOptions } from '../definition/layer-options';
import { Noise } from './noise';

/** Options of {@link gaussianNoise}. */
export interface GaussianNoiseOptions extends LayerOptions {
  /** The noise's standard deviation. */
  stddev: number;
  /** Any integer; layers of the same seed draw the same. Default: what setRandomSeed seeds. */
  seed?: number;
}

/** keras.layers.GaussianNoise: adds normal noise of a given standard deviation. */
export class GaussianNoise extends Noise {
  static readonly className = 'GaussianNoise';

  protected override change(x: tf.Tensor): tf.Tensor {
    return x.add(randomNormal(x.shape, this.source).mul(this.options.stddev ?? 0));
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), stddev: this.options.stddev ?? 0 };
  }
}

tf.serialization.registerClass(GaussianNoise);

/** Adds normal noise in training. */
export const gaussianNoise = defineLayer<GaussianNoiseOptions>('gaussianNoise', GaussianNoise, {
  stddev: required,
  seed: undefined,
});
