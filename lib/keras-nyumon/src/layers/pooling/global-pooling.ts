import { tf } from '../../backend/tf';
import type { LayerClass } from '../definition/define-layer';
import { defineLayer } from '../definition/define-layer';
import type { DataFormat, LayerOptions } from '../definition/layer-options';
import { oneShape, oneTensor } from '../definition/one-input';

/** Options of the layers that pool all of space. */
export interface GlobalPoolingOptions extends LayerOptions {
  /** Where the channels are. Default `channelsLast`. */
  dataFormat?: DataFormat;
  /** Whether the axes stay, with length 1. Default false. */
  keepdims?: boolean;
}

const GLOBAL = { dataFormat: 'channelsLast', keepdims: false } as const;

/** Pools all of space into one value for each channel; TensorFlow.js's layers cannot keep the axes, nor heed a mask. */
function makeGlobalPooling(kind: 'Average' | 'Max', dimensions: 1 | 2 | 3): LayerClass {
  class GlobalPooling extends tf.layers.Layer {
    static readonly className = `Global${kind}Pooling${dimensions}D`;
    private readonly dataFormat: DataFormat;
    private readonly keepdims: boolean;

    constructor(config: GlobalPoolingOptions) {
      super(config);
      this.dataFormat = config.dataFormat ?? 'channelsLast';
      this.keepdims = config.keepdims ?? false;
      this.inputSpec = [new tf.InputSpec({ ndim: dimensions + 2 })];
      this.supportsMasking = kind === 'Average' && dimensions === 1;
    }

    override call(inputs: tf.Tensor | tf.Tensor[], kwargs: { mask?: tf.Tensor | tf.Tensor[] }): tf.Tensor {
      const x = oneTensor(inputs);
      const mask = kwargs.mask ? oneTensor(kwargs.mask) : undefined;
      const axes = this.space(x.rank);
      return tf.tidy(() => {
        const pooled = kind === 'Average' ? averageOf(x, axes, mask) : largestOf(x, axes);
        return this.keepdims ? pooled : pooled.squeeze(axes);
      });
    }

    override computeOutputShape(inputShape: tf.Shape | tf.Shape[]): tf.Shape {
      const shape = oneShape(inputShape);
      const space = this.space(shape.length);
      if (this.keepdims) return shape.map((length, axis) => (space.includes(axis) ? 1 : length));
      return shape.filter((_, axis) => !space.includes(axis));
    }

    override computeMask(): tf.Tensor {
      // The steps are gone, and their mask with them.
      return null as unknown as tf.Tensor;
    }

    private space(rank: number): number[] {
      const first = this.dataFormat === 'channelsFirst' ? 2 : 1;
      return Array.from({ length: rank - 2 }, (_, i) => first + i);
    }

    override getConfig(): tf.serialization.ConfigDict {
      const { dataFormat, keepdims } = this;
      return { ...super.getConfig(), dataFormat, keepdims };
    }
  }
  tf.serialization.registerClass(GlobalPooling);
  return GlobalPooling;
}

/** The mean over axes, which are kept; over the steps that a mask shows, if there is one. */
function averageOf(x: tf.Tensor, axes: number[], mask?: tf.Tensor): tf.Tensor {
  if (!mask) return x.mean(axes, true);
  const shown = mask.toFloat().expandDims(axes[0] === 1 ? 2 : 1);
  return x.mul(shown).sum(axes, true).div(shown.sum(axes, true));
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

/** The mean over all steps that no mask hides: [batch, steps, channels] becomes [batch, channels]. */
export const globalAveragePooling1d = defineLayer<GlobalPoolingOptions>(
  'globalAveragePooling1d',
  makeGlobalPooling('Average', 1),
  GLOBAL,
);

/** The mean over all pixels: [batch, height, width, channels] becomes [batch, channels]. */
export const globalAveragePooling2d = defineLayer<GlobalPoolingOptions>(
  'globalAveragePooling2d',
  makeGlobalPooling('Average', 2),
  GLOBAL,
);

/** The mean over a volume: [batch, depth, height, width, channels] becomes [batch, channels]. */
export const globalAveragePooling3d = defineLayer<GlobalPoolingOptions>(
  'globalAveragePooling3d',
  makeGlobalPooling('Average', 3),
  GLOBAL,
);

/** The largest value of all steps: [batch, steps, channels] becomes [batch, channels]. */
export const globalMaxPooling1d = defineLayer<GlobalPoolingOptions>(
  'globalMaxPooling1d',
  makeGlobalPooling('Max', 1),
  GLOBAL,
);

/** The largest value of all pixels: [batch, height, width, channels] becomes [batch, channels]. */
export const globalMaxPooling2d = defineLayer<GlobalPoolingOptions>(
  'globalMaxPooling2d',
  makeGlobalPooling('Max', 2),
  GLOBAL,
);

/** The largest value of a volume: [batch, depth, height, width, channels] becomes [batch, channels]. */
export const globalMaxPooling3d = defineLayer<GlobalPoolingOptions>(
  'globalMaxPooling3d',
  makeGlobalPooling('Max', 3),
  GLOBAL,
);
