import { tf } from '../../backend/tf';
import type { DataFormat, LayerOptions } from '../definition/layer-options';
import { oneShape, oneTensor } from '../definition/one-input';

/** Options of the layers that pool all of space. */
export interface GlobalPoolingOptions extends LayerOptions {
  /** Where the channels are. Default `channelsLast`. */
  dataFormat?: DataFormat;
  /** Whether the axes stay, with length 1. Default false. */
  keepdims?: boolean;
}

export const GLOBAL = { dataFormat: 'channelsLast', keepdims: false } as const;

/** What both kinds can be told. */
export interface GlobalPoolingConfig extends LayerOptions {
  dataFormat?: DataFormat | null;
  keepdims?: boolean;
}

/** Pools all of space into one value for each channel; TensorFlow.js's layers cannot keep the axes, nor heed a mask. */
export abstract class GlobalPooling extends tf.layers.Layer {
  private readonly dataFormat: DataFormat;
  private readonly keepdims: boolean;

  constructor(dimensions: number, config: GlobalPoolingConfig) {
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
