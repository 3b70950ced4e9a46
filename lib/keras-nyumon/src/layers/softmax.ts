import { tf } from '../backend/tf';
import { ActivationLayer } from './activation-layer';
import type { LayerOptions } from './layer-options';

/** keras.layers.Softmax, along any axis or several; TensorFlow.js's knows only the last one, and takes axis 1 for it. */
export class Softmax extends ActivationLayer {
  static readonly className = 'Softmax';
  private readonly axis: number | number[];

  constructor(config: LayerOptions & { axis?: number | number[] }) {
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
