import { tf } from '../../backend/tf';
import type { LayerClass } from '../definition/define-layer';
import { defineLayer } from '../definition/define-layer';
import type { DataFormat, LayerOptions } from '../definition/layer-options';
import { oneTensor } from '../definition/one-input';
import type { Edges } from './edges';
import { EdgeLayer, asConfig } from './edges';

/** Options of zero padding. */
export interface ZeroPaddingOptions<Size> extends LayerOptions {
  /** How many on all sides, or for each axis, or for each axis [before, after]. Default 1. */
  padding?: Size;
  /** Where the channels are. Default `channelsLast`. */
  dataFormat?: DataFormat;
}

/** Options of {@link zeroPadding1d}: how many at both ends, or [before, after]. */
export type ZeroPadding1DOptions = ZeroPaddingOptions<number | [number, number]>;

/** Options of {@link zeroPadding2d}: how many for [vertical, horizontal], or for [[top, bottom], [left, right]]. */
export type ZeroPadding2DOptions = ZeroPaddingOptions<
  number | [number, number] | [[number, number], [number, number]]
>;

/** Options of {@link zeroPadding3d}. */
export type ZeroPadding3DOptions = ZeroPaddingOptions<Edges>;

const ZEROS = { padding: 1, dataFormat: 'channelsLast' } as const;

/** Adds zeros around the edges; TensorFlow.js has it for pictures only. */
function makeZeroPadding(dimensions: 1 | 2 | 3): LayerClass {
  class ZeroPadding extends EdgeLayer {
    static readonly className = `ZeroPadding${dimensions}D`;

    constructor(config: ZeroPaddingOptions<Edges>) {
      super(dimensions, config.padding ?? 1, config);
    }

    override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
      return tf.pad(oneTensor(inputs), this.ofAxes());
    }

    override computeOutputShape(inputShape: tf.Shape | tf.Shape[]): tf.Shape {
      return this.resized(inputShape, 1);
    }

    override getConfig(): tf.serialization.ConfigDict {
      return { ...super.getConfig(), padding: asConfig(this.edges), dataFormat: this.dataFormat };
    }
  }
  tf.serialization.registerClass(ZeroPadding);
  return ZeroPadding;
}

/** Adds zeros at the ends of sequences [batch, steps, channels]. */
export const zeroPadding1d = defineLayer<ZeroPadding1DOptions>('zeroPadding1d', makeZeroPadding(1), ZEROS);

/** Adds zeros around pictures [batch, height, width, channels]. */
export const zeroPadding2d = defineLayer<ZeroPadding2DOptions>('zeroPadding2d', makeZeroPadding(2), ZEROS);

/** Adds zeros around volumes [batch, depth, height, width, channels]. */
export const zeroPadding3d = defineLayer<ZeroPadding3DOptions>('zeroPadding3d', makeZeroPadding(3), ZEROS);
