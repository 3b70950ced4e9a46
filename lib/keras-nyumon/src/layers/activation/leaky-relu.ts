import { tf } from '../../backend/tf';
import { defineLayer } from '../definition/define-layer';
import type { LayerOptions } from '../definition/layer-options';
import { ActivationLayer } from './activation';

/** Options of {@link leakyReLU}. */
export interface LeakyReLUOptions extends LayerOptions {
  /** The slope below 0. Default 0.3. */
  negativeSlope?: number;
}

interface LeakyReLUConfig extends LeakyReLUOptions {
  /** What TensorFlow.js and Keras 2 call it. */
  alpha?: number;
}

/** keras.layers.LeakyReLU. */
class LeakyReLU extends ActivationLayer {
  static readonly className = 'LeakyReLU';
  private readonly negativeSlope: number;

  constructor(config: LeakyReLUConfig) {
    super(config);
    this.negativeSlope = config.negativeSlope ?? config.alpha ?? 0.3;
  }

  protected override activate(x: tf.Tensor): tf.Tensor {
    return tf.leakyRelu(x, this.negativeSlope);
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), negativeSlope: this.negativeSlope };
  }
}

tf.serialization.registerClass(LeakyReLU);

/** x above 0, with a slope below: the same shape out as in. */
export const leakyReLU = defineLayer<LeakyReLUOptions>('leakyReLU', LeakyReLU, { negativeSlope: 0.3 });
