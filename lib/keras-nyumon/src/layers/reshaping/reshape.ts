import { stockClass } from '../../backend/stock-class';
import type { tf } from '../../backend/tf';
import { defineLayer, required } from '../definition/define-layer';
import type { LayerOptions } from '../definition/layer-options';

/** Options of {@link reshape}. */
export interface ReshapeOptions extends LayerOptions {
  /** The new shape of a sample, without the batch. One axis may be −1: what is left. */
  targetShape: tf.Shape;
}

/** The same values in another shape: [batch, …] becomes [batch, …targetShape]. */
export const reshape = defineLayer<ReshapeOptions>('reshape', stockClass('Reshape'), {
  targetShape: required,
});

/** Options of {@link permute}. */
export interface PermuteOptions extends LayerOptions {
  /** The axes of a sample in their new order, counted from 1. */
  dims: number[];
}

/** Changes the order of the axes: with dims [2, 1], [batch, a, b] becomes [batch, b, a]. */
export const permute = defineLayer<PermuteOptions>('permute', stockClass('Permute'), { dims: required });

/** Options of {@link repeatVector}. */
export interface RepeatVectorOptions extends LayerOptions {
  /** How often. */
  n: number;
}

/** The same vector at each step: [batch, features] becomes [batch, n, features]. */
export const repeatVector = defineLayer<RepeatVectorOptions>('repeatVector', stockClass('RepeatVector'), {
  n: required,
});
