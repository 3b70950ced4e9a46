import { stockClass } from '../backend/stock-class';
import { defineLayer, required } from './define-layer';
import {
  GlobalAveragePooling1D,
  GlobalAveragePooling2D,
  GlobalAveragePooling3D,
} from './global-average-pooling';
import { GlobalMaxPooling1D, GlobalMaxPooling2D, GlobalMaxPooling3D } from './global-max-pooling';
import type { DataFormat, LayerOptions, Padding } from './layer-options';
import { MaxPooling2D } from './max-pooling-2d';

/** Options of {@link maxPooling1d}. */
export interface Pooling1DOptions extends LayerOptions {
  /** How large the window is. Default 2. */
  poolSize?: number | [number];
  /** How far the window moves each time. Default: its size. */
  strides?: number | [number];
  /** What happens at the ends. Default `valid`: only whole windows. */
  padding?: Padding;
}

/** Options of pooling pictures or volumes. */
interface PoolingOptions<Size> extends LayerOptions {
  /** How large the window is. Default 2. */
  poolSize?: Size;
  /** How far the window moves each time. Default: its size. */
  strides?: Size;
  /** What happens at the edges. Default `valid`: only whole windows. */
  padding?: Padding;
  /** Where the channels are. Default `channelsLast`. */
  dataFormat?: DataFormat;
}

/** Options of {@link maxPooling2d}. */
export type Pooling2DOptions = PoolingOptions<number | [number, number]>;

/** Options of {@link maxPooling3d}. */
export type Pooling3DOptions = PoolingOptions<number | [number, number, number]>;

/** Options of average pooling, of which Keras wants the window's size in any case. */
type Averaging<Options extends { poolSize?: unknown }> = Options & { poolSize: Options['poolSize'] & {} };

const MAX_1D = { poolSize: 2, strides: undefined, padding: 'valid' } as const;
const MAX = { ...MAX_1D, dataFormat: 'channelsLast' } as const;
const AVERAGE_1D = { ...MAX_1D, poolSize: required } as const;
const AVERAGE = { ...MAX, poolSize: required } as const;

/** Max pooling (最大プーリング) of sequences: of each window the largest value. */
export const maxPooling1d = defineLayer<Pooling1DOptions>('maxPooling1d', stockClass('MaxPooling1D'), MAX_1D);

/** Max pooling (最大プーリング) of pictures: of each window the largest value. */
export const maxPooling2d = defineLayer<Pooling2DOptions>('maxPooling2d', MaxPooling2D, MAX);

/** Max pooling of volumes: of each window the largest value. */
export const maxPooling3d = defineLayer<Pooling3DOptions>('maxPooling3d', stockClass('MaxPooling3D'), MAX);

/** Average pooling (平均プーリング) of sequences: of each window the mean. */
export const averagePooling1d = defineLayer<Averaging<Pooling1DOptions>>(
  'averagePooling1d',
  stockClass('AveragePooling1D'),
  AVERAGE_1D,
);

/** Average pooling (平均プーリング) of pictures: of each window the mean. */
export const averagePooling2d = defineLayer<Averaging<Pooling2DOptions>>(
  'averagePooling2d',
  stockClass('AveragePooling2D'),
  AVERAGE,
);

/** Average pooling of volumes: of each window the mean. */
export const averagePooling3d = defineLayer<Averaging<Pooling3DOptions>>(
  'averagePooling3d',
  stockClass('AveragePooling3D'),
  AVERAGE,
);

/** Options of the layers that pool all of space. */
export interface GlobalPoolingOptions extends LayerOptions {
  /** Where the channels are. Default `channelsLast`. */
  dataFormat?: DataFormat;
  /** Whether the axes stay, with length 1. Default false. */
  keepdims?: boolean;
}

const GLOBAL = { dataFormat: 'channelsLast', keepdims: false } as const;

/** The mean over all steps that no mask hides: [batch, steps, channels] becomes [batch, channels]. */
export const globalAveragePooling1d = defineLayer<GlobalPoolingOptions>(
  'globalAveragePooling1d',
  GlobalAveragePooling1D,
  GLOBAL,
);

/** The mean over all pixels: [batch, height, width, channels] becomes [batch, channels]. */
export const globalAveragePooling2d = defineLayer<GlobalPoolingOptions>(
  'globalAveragePooling2d',
  GlobalAveragePooling2D,
  GLOBAL,
);

/** The mean over a volume: [batch, depth, height, width, channels] becomes [batch, channels]. */
export const globalAveragePooling3d = defineLayer<GlobalPoolingOptions>(
  'globalAveragePooling3d',
  GlobalAveragePooling3D,
  GLOBAL,
);

/** The largest value of all steps: [batch, steps, channels] becomes [batch, channels]. */
export const globalMaxPooling1d = defineLayer<GlobalPoolingOptions>(
  'globalMaxPooling1d',
  GlobalMaxPooling1D,
  GLOBAL,
);

/** The largest value of all pixels: [batch, height, width, channels] becomes [batch, channels]. */
export const globalMaxPooling2d = defineLayer<GlobalPoolingOptions>(
  'globalMaxPooling2d',
  GlobalMaxPooling2D,
  GLOBAL,
);

/** The largest value of a volume: [batch, depth, height, width, channels] becomes [batch, channels]. */
export const globalMaxPooling3d = defineLayer<GlobalPoolingOptions>(
  'globalMaxPooling3d',
  GlobalMaxPooling3D,
  GLOBAL,
);
