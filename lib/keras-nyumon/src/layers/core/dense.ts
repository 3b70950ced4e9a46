import type { ActivationName } from '../../activations/activations';
import { stockClass } from '../../backend/stock-class';
import { tf } from '../../backend/tf';
import { defineLayer, required } from '../definition/define-layer';
import type { LayerOptions, WeightOptions } from '../definition/layer-options';
import { WEIGHTS } from '../definition/layer-options';
import { oneTensor } from '../definition/one-input';

/** Options of {@link dense}. */
export interface DenseOptions extends LayerOptions, WeightOptions {
  /** How many outputs. */
  units: number;
  /** What the sums go through. Default: nothing. */
  activation?: ActivationName;
}

interface StockDense extends tf.layers.Layer {
  kernel: tf.LayerVariable;
  bias: tf.LayerVariable | null;
  activation: { apply: (x: tf.Tensor) => tf.Tensor };
}

/**
 * keras.layers.Dense. TensorFlow.js's takes a product of stacks of matrices for one of two matrices, and nine changes of
 * shape around it.
 */
class Dense extends stockClass<StockDense>('Dense') {
  static override readonly className = 'Dense';

  override call(
    inputs: tf.Tensor | tf.Tensor[],
    kwargs: Parameters<tf.layers.Layer['call']>[1],
  ): tf.Tensor | tf.Tensor[] {
    const x = oneTensor(inputs);
    if (x.rank !== 2) return super.call(inputs, kwargs);
    return tf.tidy(() => {
      const product = tf.matMul(x, this.kernel.read());
      return this.activation.apply(this.bias ? product.add(this.bias.read()) : product);
    });
  }
}

tf.serialization.registerClass(Dense);

/** A fully connected layer (全結合層): activation(x · kernel + bias). [batch, …, n] becomes [batch, …, units]. */
export const dense = defineLayer<DenseOptions>('dense', Dense, {
  units: required,
  activation: undefined,
  ...WEIGHTS,
});
