import { tf } from '../backend/tf';
import { randomNormal } from '../backend/random/random-tensor';
import { Noise } from './noise';

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
