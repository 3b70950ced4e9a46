import { tf } from '../backend/tf';
import type { LayerOptions } from './layer-options';
import { oneTensor } from './single';

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
