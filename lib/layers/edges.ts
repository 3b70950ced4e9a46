import { tf } from '../engine/tf';
import type { LayerClass } from './define-layer';
import type { DataFormat, LayerOptions } from './layer-options';
import { oneShape, oneTensor } from './single';

/** How much, before and after, for each axis of space; or the same before and after; or the same for all. */
export type Edges = number | number[] | [number, number][];

interface Config extends LayerOptions {
  dataFormat?: DataFormat | null;
}

/** Adds something around the edges of space, or cuts it off there. */
abstract class EdgeLayer extends tf.layers.Layer {
  protected readonly edges: [number, number][];
  protected readonly dataFormat: DataFormat;

  constructor(dimensions: number, edges: Edges, config: Config) {
    super(config);
    this.edges = pairs(edges, dimensions);
    this.dataFormat = config.dataFormat ?? 'channelsLast';
    this.inputSpec = [new tf.InputSpec({ ndim: dimensions + 2 })];
  }

  /** For each axis of the input what is added (or cut off) before and after. */
  protected ofAxes(): [number, number][] {
    const none: [number, number] = [0, 0];
    return this.dataFormat === 'channelsFirst' ? [none, none, ...this.edges] : [none, ...this.edges, none];
  }

  protected resized(inputShape: tf.Shape | tf.Shape[], sign: 1 | -1): tf.Shape {
    const edges = this.ofAxes();
    return oneShape(inputShape).map((length, axis) =>
      length === null ? null : length + sign * (edges[axis][0] + edges[axis][1]),
    );
  }
}

function pairs(edges: Edges, dimensions: number): [number, number][] {
  if (typeof edges === 'number') return Array.from({ length: dimensions }, () => [edges, edges]);
  if (dimensions === 1 && typeof edges[0] === 'number') return [edges as [number, number]];
  return edges.map((edge) => (typeof edge === 'number' ? [edge, edge] : edge));
}

/** What a config says of one axis is a pair, and of several a list of pairs. */
function asConfig(edges: [number, number][]): number[] | number[][] {
  return edges.length === 1 ? edges[0] : edges;
}

function zeroPadding(dimensions: 1 | 2 | 3): LayerClass {
  class ZeroPadding extends EdgeLayer {
    static readonly className = `ZeroPadding${dimensions}D`;

    constructor(config: Config & { padding?: Edges }) {
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

function cropping(dimensions: 1 | 2 | 3): LayerClass {
  class Cropping extends EdgeLayer {
    static readonly className = `Cropping${dimensions}D`;

    constructor(config: Config & { cropping?: Edges }) {
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
        `cropping が大きすぎて、何も残りません(形 [${oneShape(inputShape).join(', ')}])。小さくしてください。\n` +
          `cropping leaves nothing of the shape [${oneShape(inputShape).join(', ')}]. Make it smaller.`,
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

export const ZeroPadding1D = zeroPadding(1);
export const ZeroPadding2D = zeroPadding(2);
export const ZeroPadding3D = zeroPadding(3);
export const Cropping1D = cropping(1);
export const Cropping2D = cropping(2);
export const Cropping3D = cropping(3);
