import { stockClass } from '../../backend/stock-class';
import { defineLayer } from '../definition/define-layer';
import type { Pooling1DOptions } from './pooling-options';
import { MAX_1D } from './pooling-options';

/** Max pooling (最大プーリング) of sequences: of each window the largest value. [batch, steps, channels] in and out. */
export const maxPooling1d = defineLayer<Pooling1DOptions>('maxPooling1d', stockClass('MaxPooling1D'), MAX_1D);
