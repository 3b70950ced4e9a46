import { tf } from '../../backend/tf';
import type { LayerClass } from '../definition/define-layer';
import { defineLayer } from '../definition/define-layer';
import type { GlobalPoolingConfig, GlobalPoolingOptions } from './global-pooling';
import { GLOBAL, GlobalPooling } from './global-pooling';

/** The largest value in space. */
function makeGlobalMaxPooling(dimensions: 1 | 2 | 3): LayerClass {
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

/** The largest value of all steps: [batch, steps, channels] becomes [batch, channels]. */
export const globalMaxPooling1d = defineLayer<GlobalPoolingOptions>(
  'globalMaxPooling1d',
  makeGlobalMaxPooling(1),
  GLOBAL,
);

/** The largest value of all pixels: [batch, height, width, channels] becomes [batch, channels]. */
export const globalMaxPooling2d = defineLayer<GlobalPoolingOptions>(
  'globalMaxPooling2d',
  makeGlobalMaxPooling(2),
  GLOBAL,
);

/** The largest value of a volume: [batch, depth, height, width, channels] becomes [batch, channels]. */
export const globalMaxPooling3d = defineLayer<GlobalPoolingOptions>(
  'globalMaxPooling3d',
  makeGlobalMaxPooling(3),
  GLOBAL,
);
