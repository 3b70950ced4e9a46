import { tf } from '../../backend/tf';
import { defineLayer } from '../definition/define-layer';
import type { LayerOptions } from '../definition/layer-options';
import { ActivationLayer } from './activation';

/** Options of {@link elu}. */
export interface ELUOptions extends LayerOptions {
  /** What −∞ becomes, negated. Default 1. */
  alpha?: number;
}

/** keras.layers.ELU; TensorFlow.js's knows only an alpha of 1. */
class ELU extends ActivationLayer {
  static readonly className = 'ELU';
  private readonly alpha: number;

  constructor(config: ELUOptions) {
    super(config);
    this.alpha = config.alpha ?? 1;
  }

  protected override activate(x: tf.Tensor): tf.Tensor {
    const y = tf.elu(x);
    return this.alpha === 1 ? y : tf.where(x.greater(0), y, y.mul(this.alpha));
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), alpha: this.alpha };
  }
}

tf.serialization.registerClass(ELU);

/** x above 0, alpha · (eˣ − 1) below: the same shape out as in. */
export const elu = defineLayer<ELUOptions>('elu', ELU, { alpha: 1 });
