import { tf } from '../../backend/tf';
import type { DataFormat, LayerOptions } from '../definition/layer-options';
import { oneShape } from '../definition/one-input';

/** How much, before and after, for each axis of space; or the same before and after; or the same for all. */
export type Edges = number | number[] | [number, number][];

/** Adds something around the edges of space, or cuts it off there. */
export abstract class EdgeLayer extends tf.layers.Layer {
  protected readonly edges: [number, number][];
  protected readonly dataFormat: DataFormat;

  constructor(dimensions: number, edges: Edges, config: LayerOptions & { dataFormat?: DataFormat }) {
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
export function asConfig(edges: [number, number][]): number[] | number[][] {
  return edges.length === 1 ? edges[0] : edges;
}
