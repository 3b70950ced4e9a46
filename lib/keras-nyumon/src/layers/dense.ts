import { stockClass } from '../backend/stock-class';
import { tf } from '../backend/tf';
import { oneTensor } from './single';

interface StockDense extends tf.layers.Layer {
  kernel: tf.LayerVariable;
  bias: tf.LayerVariable | null;
  activation: { apply: (x: tf.Tensor) => tf.Tensor };
}

/**
 * keras.layers.Dense. TensorFlow.js's takes a product of stacks of matrices for one of two matrices, and nine changes of
 * shape around it.
 */
export class Dense extends stockClass<StockDense>('Dense') {
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
