import { stockClass } from '../../backend/stock-class';
import { defineLayer } from '../definition/define-layer';
import type { Pooling3DOptions } from './pooling-options';
import { MAX } from './pooling-options';

/** Max pooling of volumes: of each window the largest value. [batch, depth, height, width, channels] in and out. */
export const maxPooling3d = defineLayer<Pooling3DOptions>('maxPooling3d', stockClass('MaxPooling3D'), MAX);
