import { tf } from '../engine/tf';
import type { LayerClass } from './define-layer';
import type { DataFormat, LayerOptions } from './layer-options';
import { oneShape, oneTensor } from './single';

interface Config extends LayerOptions {
  dataFormat?: DataFormat | null;
  keepdims?: boolean;
}

/** Pools all of space into one value for each channel; TensorFlow.js's layers cannot keep the axes, nor heed a mask. */
abstract class GlobalPooling extends tf.layers.Layer {
  private readonly dataFormat: DataFormat;
  private readonly keepdims: boolean;

  constructor(dimensions: number, config: Config) {
    super(config);
    this.dataFormat = config.dataFormat ?? 'channelsLast';
    this.keepdims = config.keepdims ?? false;
    this.inputSpec = [new tf.InputSpec({ ndim: dimensions + 2 })];
  }

  protected abstract pool(x: tf.Tensor, axes: number[], keepdims: boolean, mask?: tf.Tensor): tf.Tensor;

  override call(inputs: tf.Tensor | tf.Tensor[], kwargs: { mask?: tf.Tensor | tf.Tensor[] }): tf.Tensor {
    const x = oneTensor(inputs);
    const mask = kwargs.mask ? oneTensor(kwargs.mask) : undefined;
    return tf.tidy(() => this.pool(x, this.space(x.rank), this.keepdims, mask));
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

/** The mean over space; over the steps that a mask shows, if there is one. */
function average(dimensions: 1 | 2 | 3): LayerClass {
  class GlobalAveragePooling extends GlobalPooling {
    static readonly className = `GlobalAveragePooling${dimensions}D`;

    constructor(config: Config) {
      super(dimensions, config);
      this.supportsMasking = dimensions === 1;
    }

    protected override pool(x: tf.Tensor, axes: number[], keepdims: boolean, mask?: tf.Tensor): tf.Tensor {
      if (!mask) return x.mean(axes, keepdims);
      const shown = mask.toFloat().expandDims(axes[0] === 1 ? 2 : 1);
      return x.mul(shown).sum(axes, keepdims).div(shown.sum(axes, keepdims));
    }
  }
  tf.serialization.registerClass(GlobalAveragePooling);
  return GlobalAveragePooling;
}

/** The largest value in space. */
function maximum(dimensions: 1 | 2 | 3): LayerClass {
  class GlobalMaxPooling extends GlobalPooling {
    static readonly className = `GlobalMaxPooling${dimensions}D`;

    constructor(config: Config) {
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

export const GlobalAveragePooling1D = average(1);
export const GlobalAveragePooling2D = average(2);
export const GlobalAveragePooling3D = average(3);
export const GlobalMaxPooling1D = maximum(1);
export const GlobalMaxPooling2D = maximum(2);
export const GlobalMaxPooling3D = maximum(3);
