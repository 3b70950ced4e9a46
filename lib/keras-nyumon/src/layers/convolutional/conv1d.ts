import { defineLayer } from '../definition/define-layer';
import type { Padding } from '../definition/layer-options';
import type { FilterOptions } from './base-conv';
import { FILTERS, makeConv } from './base-conv';

/** Options of {@link conv1d}. */
export interface Conv1DOptions extends Omit<FilterOptions<number | [number]>, 'padding'> {
  /** What happens at the ends; `causal` lets no step see a later one. Default `valid`: only whole windows. */
  padding?: Padding | 'causal';
}

/** A convolutional layer (畳み込み層) over sequences: [batch, steps, channels] becomes [batch, newSteps, filters]. */
export const conv1d = defineLayer<Conv1DOptions>('conv1d', makeConv('Conv1D'), FILTERS);
