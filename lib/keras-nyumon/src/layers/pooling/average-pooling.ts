import { stockClass } from '../../backend/stock-class';
import { defineLayer } from '../definition/define-layer';
import type { Pooling1DOptions, Pooling2DOptions, Pooling3DOptions } from './pooling-options';
import { AVERAGE, AVERAGE_1D } from './pooling-options';

/** Options of average pooling, of which Keras wants the window's size in any case. */
export type Averaging<Options extends { poolSize?: unknown }> = Options & {
  poolSize: Options['poolSize'] & {};
};

/** Average pooling (平均プーリング) of sequences: of each window the mean. [batch, steps, channels] in and out. */
export const averagePooling1d = defineLayer<Averaging<Pooling1DOptions>>(
  'averagePooling1d',
  stockClass('AveragePooling1D'),
  AVERAGE_1D,
);

/** Average pooling (平均プーリング) of pictures: of each window the mean. [batch, height, width, channels] in and out. */
export const averagePooling2d = defineLayer<Averaging<Pooling2DOptions>>(
  'averagePooling2d',
  stockClass('AveragePooling2D'),
  AVERAGE,
);

/** Average pooling of volumes: of each window the mean. [batch, depth, height, width, channels] in and out. */
export const averagePooling3d = defineLayer<Averaging<Pooling3DOptions>>(
  'averagePooling3d',
  stockClass('AveragePooling3D'),
  AVERAGE,
);
