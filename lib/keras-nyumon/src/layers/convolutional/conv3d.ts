import { defineLayer } from '../definition/define-layer';
import type { FilterOptions } from './base-conv';
import { FILTERS, makeConv } from './base-conv';

/** Options of {@link conv3d}. */
export type Conv3DOptions = FilterOptions<number | [number, number, number]>;

/**
 * A convolutional layer over volumes: [batch, depth, height, width, channels] becomes
 * [batch, newDepth, newHeight, newWidth, filters].
 */
export const conv3d = defineLayer<Conv3DOptions>('conv3d', makeConv('Conv3D'), FILTERS);
