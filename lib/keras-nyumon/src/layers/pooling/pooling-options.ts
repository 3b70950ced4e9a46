import { required } from '../definition/define-layer';
import type { DataFormat, LayerOptions, Padding } from '../definition/layer-options';

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
export interface PoolingOptions<Size> extends LayerOptions {
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

export const MAX_1D = { poolSize: 2, strides: undefined, padding: 'valid' } as const;
export const MAX = { ...MAX_1D, dataFormat: 'channelsLast' } as const;
export const AVERAGE_1D = { ...MAX_1D, poolSize: required } as const;
export const AVERAGE = { ...MAX, poolSize: required } as const;
