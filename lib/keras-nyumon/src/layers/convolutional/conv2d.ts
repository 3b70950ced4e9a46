import { defineLayer } from '../definition/define-layer';
import type { FilterOptions } from './base-conv';
import { FILTERS, makeConv } from './base-conv';

/** Options of {@link conv2d}. */
export type Conv2DOptions = FilterOptions<number | [number, number]>;

/** The layer's class. */
export const Conv2D = makeConv('Conv2D');

/**
 * A convolutional layer (畳み込み層) over pictures: [batch, height, width, channels] becomes
 * [batch, newHeight, newWidth, filters].
 */
export const conv2d = defineLayer<Conv2DOptions>('conv2d', Conv2D, FILTERS);
