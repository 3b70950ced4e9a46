import { tf } from '../backend/tf';
import type { LayerClass } from './define-layer';
import type { GlobalPoolingConfig } from './global-pooling';
import { GlobalPooling } from './global-pooling';

/** The largest value in space. */
function maximum(dimensions: 1 | 2 | 3): LayerClass {
  class GlobalMaxPooling extends GlobalPooling {
    static readonly className = `GlobalMaxPooling${dimensions}D`;

    constructor(config: GlobalPoolingConfig) {
      super(dimensions, config);
    }

    protected override pool(x: tf.Tensor, axes: number[], keepdims: boolean): tf.Tensor {
      const largest = largestOf(x, axes);
      return keepdims ? largest : largest.squeeze(axes);
    }
  }
  tf.serialization.registerClass(GlobalMaxPooling);
  return GlobalMaxPooling;
}

/** The maximum over axes, which are kept; its gradient is shared evenly by those that have it, as in TensorFlow. */
function largestOf(x: tf.Tensor, axes: number[]): tf.Tensor {
  const compute = tf.customGrad((input, save) => {
    const value = (input as tf.Tensor).max(axes, true);
    const isLargest = (input as tf.Tensor).equal(value).toFloat();
    (save as tf.GradSaveFunc)([isLargest.div(isLargest.sum(axes, true))]);
    return { value, gradFunc: (dy: tf.Tensor, [share]: tf.Tensor[]) => dy.mul(share) };
  });
  return compute(x);
}

/** Of sequences. */
export const GlobalMaxPooling1D = maximum(1);
/** Of pictures. */
export const GlobalMaxPooling2D = maximum(2);
/** Of volumes. */
export const GlobalMaxPooling3D = maximum(3);
