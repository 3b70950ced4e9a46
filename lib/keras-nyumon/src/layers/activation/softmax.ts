import { tf } from '../../backend/tf';
import { defineLayer } from '../definition/define-layer';
import type { LayerOptions } from '../definition/layer-options';
import { ActivationLayer } from './activation';

/** Options of {@link softmax}. */
export interface SoftmaxOptions extends LayerOptions {
  /** Along which the probabilities have the sum 1. Default −1: the last. */
  axis?: number | number[];
}

/** keras.layers.Softmax, along any axis or several; TensorFlow.js's knows only the last one, and takes axis 1 for it. */
class Softmax extends ActivationLayer {
  static readonly className = 'Softmax';
  private readonly axis: number | number[];

  constructor(config: SoftmaxOptions) {
    super(config);
    this.axis = config.axis ?? -1;
  }

  protected override activate(x: tf.Tensor, mask?: tf.Tensor): tf.Tensor {
    // What a mask hides is pushed so far down that its share is 0.
    const shown = mask ? tf.where(mask, x, -1e9) : x;
    const isLast = this.axis === -1 || this.axis === x.rank - 1;
    const y = isLast ? tf.softmax(shown) : shown.sub(tf.logSumExp(shown, this.axis, true)).exp();
    return mask ? tf.where(mask, y, 0) : y;
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), axis: this.axis };
  }
}

tf.serialization.registerClass(Softmax);

/** Probabilities, all above 0, with sum 1: the same shape out as in. */
export const softmax = defineLayer<SoftmaxOptions>('softmax', Softmax, { axis: -1 });
