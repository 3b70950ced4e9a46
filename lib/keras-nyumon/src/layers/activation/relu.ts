import { tf } from '../../backend/tf';
import { defineLayer } from '../definition/define-layer';
import type { LayerOptions } from '../definition/layer-options';
import { ActivationLayer } from './activation';

/** Options of {@link reLU}. */
export interface ReLUOptions extends LayerOptions {
  /** No output is above it. Default: none. */
  maxValue?: number;
  /** The slope below the threshold. Default 0. */
  negativeSlope?: number;
  /** Where values begin to count. Default 0. */
  threshold?: number;
}

/** keras.layers.ReLU: TensorFlow.js's knows only `maxValue`. */
class ReLU extends ActivationLayer {
  static readonly className = 'ReLU';
  private readonly maxValue: number | null;
  private readonly negativeSlope: number;
  private readonly threshold: number;

  constructor(config: ReLUOptions) {
    super(config);
    this.maxValue = config.maxValue ?? null;
    this.negativeSlope = config.negativeSlope ?? 0;
    this.threshold = config.threshold ?? 0;
  }

  protected override activate(x: tf.Tensor): tf.Tensor {
    const { maxValue, negativeSlope, threshold } = this;
    if (maxValue === null && threshold === 0 && negativeSlope !== 0) return tf.leakyRelu(x, negativeSlope);
    const above = threshold === 0 ? tf.relu(x) : tf.where(x.greater(threshold), x, 0);
    // A slope of 1 at the bounds themselves, as Keras's clip has; but none at a highest value of 6, its relu6.
    const isRelu6 = maxValue === 6 && threshold === 0;
    const limited = isRelu6 ? tf.minimum(6, above) : above.clipByValue(0, maxValue ?? Infinity);
    const kept = maxValue === null ? above : limited;
    return negativeSlope === 0 ? kept : kept.sub(tf.relu(x.neg().add(threshold)).mul(negativeSlope));
  }

  override getConfig(): tf.serialization.ConfigDict {
    const { maxValue, negativeSlope, threshold } = this;
    return { ...super.getConfig(), maxValue, negativeSlope, threshold };
  }
}

tf.serialization.registerClass(ReLU);

/** Values above a threshold as they are, those below as 0 or with a slope: the same shape out as in. */
export const reLU = defineLayer<ReLUOptions>('reLU', ReLU, {
  maxValue: undefined,
  negativeSlope: 0,
  threshold: 0,
});
