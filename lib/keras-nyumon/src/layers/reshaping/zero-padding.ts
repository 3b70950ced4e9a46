import { tf } from '../../backend/tf';
import type { LayerClass } from '../definition/define-layer';
import { defineLayer } from '../definition/define-layer';
import type { DataFormat, LayerOptions } from '../definition/layer-options';
import { oneTensor } from '../definition/one-input';
import type { EdgeConfig, Edges } from './edges';
import { EdgeLayer, asConfig } from './edges';

/** Options of {@link zeroPadding1d}. */
export interface ZeroPadding1DOptions extends LayerOptions {
  /** How many, at both ends or [before, after]. Default 1. */
  padding?: number | [number, number];
  /** Where the channels are. Default `channelsLast`. */
  dataFormat?: DataFormat;
}

/** Options of {@link zeroPadding2d}. */
export interface ZeroPadding2DOptions extends LayerOptions {
  /** How many on all sides, or [vertical, horizontal], or [[top, bottom], [left, right]]. Default 1. */
  padding?: number | [number, number] | [[number, number], [number, number]];
  /** Where the channels are. Default `channelsLast`. */
  dataFormat?: DataFormat;
}

/** Options of {@link zeroPadding3d}. */
export interface ZeroPadding3DOptions extends LayerOptions {
  /** How many on all sides, or for each axis, or for each axis [before, after]. Default 1. */
  padding?: Edges;
  /** Where the channels are. Default `channelsLast`. */
  dataFormat?: DataFormat;
}

/** Adds zeros around the edges; TensorFlow.js has it for pictures only. */
function makeZeroPadding(dimensions: 1 | 2 | 3): LayerClass {
  class ZeroPadding extends EdgeLayer {
    static readonly className = `ZeroPadding${dimensions}D`;

    constructor(config: EdgeConfig & { padding?: Edges }) {
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
export const zeroPadding1d = defineLayer<ZeroPadding1DOptions>('zeroPadding1d', makeZeroPadding(1), {
  padding: 1,
  dataFormat: 'channelsLast',
});

/** Adds zeros around pictures [batch, height, width, channels]. */
export const zeroPadding2d = defineLayer<ZeroPadding2DOptions>('zeroPadding2d', makeZeroPadding(2), {
  padding: 1,
  dataFormat: 'channelsLast',
});

/** Adds zeros around volumes [batch, depth, height, width, channels]. */
export const zeroPadding3d = defineLayer<ZeroPadding3DOptions>('zeroPadding3d', makeZeroPadding(3), {
  padding: 1,
  dataFormat: 'channelsLast',
});
