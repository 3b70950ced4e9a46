import { tf } from '../../backend/tf';
import { bilingual } from '../../options/bilingual';
import type { LayerClass } from '../definition/define-layer';
import { defineLayer } from '../definition/define-layer';
import type { DataFormat, LayerOptions } from '../definition/layer-options';
import { oneShape, oneTensor } from '../definition/one-input';
import type { Edges } from './edges';
import { EdgeLayer, asConfig } from './edges';

/** Options of {@link cropping1d}. */
export interface Cropping1DOptions extends LayerOptions {
  /** How many, at both ends or [before, after]. Default 1. */
  cropping?: number | [number, number];
}

/** Options of {@link cropping2d}. */
export interface Cropping2DOptions extends LayerOptions {
  /** How many on all sides, or [vertical, horizontal], or [[top, bottom], [left, right]]. Default 0. */
  cropping?: number | [number, number] | [[number, number], [number, number]];
  /** Where the channels are. Default `channelsLast`. */
  dataFormat?: DataFormat;
}

/** Options of {@link cropping3d}. */
export interface Cropping3DOptions extends LayerOptions {
  /** How many on all sides, or for each axis, or for each axis [before, after]. Default 1. */
  cropping?: Edges;
  /** Where the channels are. Default `channelsLast`. */
  dataFormat?: DataFormat;
}

/** Cuts the edges off; TensorFlow.js has it for pictures only. */
function makeCropping(dimensions: 1 | 2 | 3): LayerClass {
  class Cropping extends EdgeLayer {
    static readonly className = `Cropping${dimensions}D`;

    constructor(config: Cropping3DOptions) {
      super(dimensions, config.cropping ?? (dimensions === 2 ? 0 : 1), config);
    }

    override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
      const x = oneTensor(inputs);
      const edges = this.ofAxes();
      const size = x.shape.map((length, axis) => length - edges[axis][0] - edges[axis][1]);
      return tf.slice(
        x,
        edges.map(([before]) => before),
        size,
      );
    }

    override computeOutputShape(inputShape: tf.Shape | tf.Shape[]): tf.Shape {
      const shape = this.resized(inputShape, -1);
      if (shape.every((length) => length === null || length > 0)) return shape;
      throw new RangeError(
        bilingual({
          ja: `cropping が大きすぎて、何も残りません(形 [${oneShape(inputShape).join(', ')}])。小さくしてください。`,
          en: `cropping leaves nothing of the shape [${oneShape(inputShape).join(', ')}]. Make it smaller.`,
        }),
      );
    }

    override getConfig(): tf.serialization.ConfigDict {
      const config = { ...super.getConfig(), cropping: asConfig(this.edges) };
      return dimensions === 1 ? config : { ...config, dataFormat: this.dataFormat };
    }
  }
  tf.serialization.registerClass(Cropping);
  return Cropping;
}

/** Cuts off the ends of sequences [batch, steps, channels]. */
export const cropping1d = defineLayer<Cropping1DOptions>('cropping1d', makeCropping(1), { cropping: 1 });

/** Cuts off the edges of pictures [batch, height, width, channels]. */
export const cropping2d = defineLayer<Cropping2DOptions>('cropping2d', makeCropping(2), {
  cropping: 0,
  dataFormat: 'channelsLast',
});

/** Cuts off the edges of volumes [batch, depth, height, width, channels]. */
export const cropping3d = defineLayer<Cropping3DOptions>('cropping3d', makeCropping(3), {
  cropping: 1,
  dataFormat: 'channelsLast',
});
