import type { ActivationName } from '../../activations/activations';
import { stockClass } from '../../backend/stock-class';
import { tf } from '../../backend/tf';
import { defineLayer, required } from '../definition/define-layer';
import type { LayerOptions } from '../definition/layer-options';
import { oneTensor } from '../definition/one-input';

/** Options of {@link activation}. */
export interface ActivationOptions extends LayerOptions {
  /** The function. */
  activation: ActivationName;
}

/** An activation function (活性化関数) as a layer of its own: the same shape out as in. */
export const activation = defineLayer<ActivationOptions>('activation', stockClass('Activation'), {
  activation: required,
});

/** An activation function as a layer of its own: the same shape out as in, and a mask goes on. */
export abstract class ActivationLayer extends tf.layers.Layer {
  constructor(config: LayerOptions) {
    super(config);
    this.supportsMasking = true;
  }

  protected abstract activate(x: tf.Tensor, mask?: tf.Tensor): tf.Tensor;

  override call(inputs: tf.Tensor | tf.Tensor[], kwargs: { mask?: tf.Tensor | tf.Tensor[] }): tf.Tensor {
    const mask = kwargs.mask ? oneTensor(kwargs.mask) : undefined;
    return tf.tidy(() => this.activate(oneTensor(inputs), mask));
  }
}
