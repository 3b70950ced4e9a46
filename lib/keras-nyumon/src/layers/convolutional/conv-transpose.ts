import { stockClass } from '../../backend/stock-class';
import { defineLayer, required } from '../definition/define-layer';
import { WEIGHTS } from '../definition/layer-options';
import type { FilterOptions } from './base-conv';

/** Options of a transposed convolution. */
export type TransposedOptions<Size> = Omit<FilterOptions<Size>, 'groups' | 'dilationRate'>;

const TRANSPOSED = {
  filters: required,
  kernelSize: required,
  strides: 1,
  padding: 'valid',
  dataFormat: 'channelsLast',
  activation: undefined,
  ...WEIGHTS,
} as const;

/** Options of {@link conv2dTranspose}. */
export type Conv2DTransposeOptions = TransposedOptions<number | [number, number]>;

/**
 * A transposed convolution (転置畳み込み), which makes pictures larger by its strides: [batch, height, width, channels]
 * becomes [batch, newHeight, newWidth, filters].
 */
export const conv2dTranspose = defineLayer<Conv2DTransposeOptions>(
  'conv2dTranspose',
  stockClass('Conv2DTranspose'),
  TRANSPOSED,
);

/** Options of {@link conv3dTranspose}. */
export type Conv3DTransposeOptions = TransposedOptions<number | [number, number, number]>;

/** A transposed convolution over volumes: [batch, depth, height, width, channels] becomes the same with filters. */
export const conv3dTranspose = defineLayer<Conv3DTransposeOptions>(
  'conv3dTranspose',
  stockClass('Conv3DTranspose'),
  TRANSPOSED,
);
