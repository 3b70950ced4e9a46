import { tf } from '../backend/tf';
import { ActivationLayer } from './activation-layer';
import type { LayerOptions } from './layer-options';

interface LeakyReLUConfig extends LayerOptions {
  negativeSlope?: number;
  /** What TensorFlow.js and Keras 2 call it. */
  alpha?: number;
}

/** keras.layers.LeakyReLU. */
export class LeakyReLU extends ActivationLayer {
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
