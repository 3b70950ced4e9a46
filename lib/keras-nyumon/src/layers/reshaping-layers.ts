import { stockClass } from '../backend/stock-class';
import type { tf } from '../backend/tf';
import { Cropping1D, Cropping2D, Cropping3D } from './cropping';
import { defineLayer, required } from './define-layer';
import type { Edges } from './edge-layer';
import { Flatten } from './flatten';
import type { DataFormat, Interpolation, LayerOptions } from './layer-options';
import { UpSampling1D, UpSampling2D, UpSampling3D } from './up-sampling';
import { ZeroPadding1D, ZeroPadding2D, ZeroPadding3D } from './zero-padding';

/** Options of {@link flatten}. */
export interface FlattenOptions extends LayerOptions {
  /** Where the channels are. Default `channelsLast`. */
  dataFormat?: DataFormat;
}

/** Makes one row of each sample (平坦化): [batch, a, b, …] becomes [batch, a × b × …]. */
export const flatten = defineLayer<FlattenOptions>('flatten', Flatten, { dataFormat: 'channelsLast' });

/** Options of {@link reshape}. */
export interface ReshapeOptions extends LayerOptions {
  /** The new shape of a sample, without the batch. One axis may be −1: what is left. */
  targetShape: tf.Shape;
}

/** The same values in another shape. */
export const reshape = defineLayer<ReshapeOptions>('reshape', stockClass('Reshape'), {
  targetShape: required,
});

/** Options of {@link permute}. */
export interface PermuteOptions extends LayerOptions {
  /** The axes of a sample in their new order, counted from 1. */
  dims: number[];
}

/** Changes the order of the axes. */
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

/** Options of {@link zeroPadding1d}. */
export interface ZeroPadding1DOptions extends LayerOptions {
  /** How many, at both ends or [before, after]. Default 1. */
  padding?: number | [number, number];
  /** Where the channels are. Default `channelsLast`. */
  dataFormat?: DataFormat;
}

/** Adds zeros at the ends of sequences [batch, steps, channels]. */
export const zeroPadding1d = defineLayer<ZeroPadding1DOptions>('zeroPadding1d', ZeroPadding1D, {
  padding: 1,
  dataFormat: 'channelsLast',
});

/** Options of {@link zeroPadding2d}. */
export interface ZeroPadding2DOptions extends LayerOptions {
  /** How many on all sides, or [vertical, horizontal], or [[top, bottom], [left, right]]. Default 1. */
  padding?: number | [number, number] | [[number, number], [number, number]];
  /** Where the channels are. Default `channelsLast`. */
  dataFormat?: DataFormat;
}

/** Adds zeros around pictures [batch, height, width, channels]. */
export const zeroPadding2d = defineLayer<ZeroPadding2DOptions>('zeroPadding2d', ZeroPadding2D, {
  padding: 1,
  dataFormat: 'channelsLast',
});

/** Options of {@link zeroPadding3d}. */
export interface ZeroPadding3DOptions extends LayerOptions {
  /** How many on all sides, or for each axis, or for each axis [before, after]. Default 1. */
  padding?: Edges;
  /** Where the channels are. Default `channelsLast`. */
  dataFormat?: DataFormat;
}

/** Adds zeros around volumes [batch, depth, height, width, channels]. */
export const zeroPadding3d = defineLayer<ZeroPadding3DOptions>('zeroPadding3d', ZeroPadding3D, {
  padding: 1,
  dataFormat: 'channelsLast',
});

/** Options of {@link cropping1d}. */
export interface Cropping1DOptions extends LayerOptions {
  /** How many, at both ends or [before, after]. Default 1. */
  cropping?: number | [number, number];
}

/** Cuts off the ends of sequences [batch, steps, channels]. */
export const cropping1d = defineLayer<Cropping1DOptions>('cropping1d', Cropping1D, { cropping: 1 });

/** Options of {@link cropping2d}. */
export interface Cropping2DOptions extends LayerOptions {
  /** How many on all sides, or [vertical, horizontal], or [[top, bottom], [left, right]]. Default 0. */
  cropping?: number | [number, number] | [[number, number], [number, number]];
  /** Where the channels are. Default `channelsLast`. */
  dataFormat?: DataFormat;
}

/** Cuts off the edges of pictures [batch, height, width, channels]. */
export const cropping2d = defineLayer<Cropping2DOptions>('cropping2d', Cropping2D, {
  cropping: 0,
  dataFormat: 'channelsLast',
});

/** Options of {@link cropping3d}. */
export interface Cropping3DOptions extends LayerOptions {
  /** How many on all sides, or for each axis, or for each axis [before, after]. Default 1. */
  cropping?: Edges;
  /** Where the channels are. Default `channelsLast`. */
  dataFormat?: DataFormat;
}

/** Cuts off the edges of volumes [batch, depth, height, width, channels]. */
export const cropping3d = defineLayer<Cropping3DOptions>('cropping3d', Cropping3D, {
  cropping: 1,
  dataFormat: 'channelsLast',
});

/** Options of {@link upSampling1d}. */
export interface UpSampling1DOptions extends LayerOptions {
  /** How often each step is repeated. Default 2. */
  size?: number;
}

/** Repeats each step: [batch, steps, channels] becomes [batch, steps × size, channels]. */
export const upSampling1d = defineLayer<UpSampling1DOptions>('upSampling1d', UpSampling1D, { size: 2 });

/** Options of {@link upSampling2d}. */
export interface UpSampling2DOptions extends LayerOptions {
  /** By how much pictures grow, or [vertically, horizontally]. Default 2. */
  size?: number | [number, number];
  /** Where the channels are. Default `channelsLast`. */
  dataFormat?: DataFormat;
  /** How pixels in between are computed. Default `nearest`: pixels are repeated. */
  interpolation?: Interpolation;
}

/** Makes pictures larger: [batch, height, width, channels] becomes [batch, height × size, width × size, channels]. */
export const upSampling2d = defineLayer<UpSampling2DOptions>('upSampling2d', UpSampling2D, {
  size: 2,
  dataFormat: 'channelsLast',
  interpolation: 'nearest',
});

/** Options of {@link upSampling3d}. */
export interface UpSampling3DOptions extends LayerOptions {
  /** By how much volumes grow, or for each axis. Default 2. */
  size?: number | [number, number, number];
  /** Where the channels are. Default `channelsLast`. */
  dataFormat?: DataFormat;
}

/** Makes volumes larger by repeating. */
export const upSampling3d = defineLayer<UpSampling3DOptions>('upSampling3d', UpSampling3D, {
  size: 2,
  dataFormat: 'channelsLast',
});
