import { stockClass } from '../../backend/stock-class';
import { defineLayer } from '../definition/define-layer';
import type { LayerOptions } from '../definition/layer-options';

/** Options of {@link concatenate}. */
export interface ConcatenateOptions extends LayerOptions {
  /** Along which axis. Default −1: the last. */
  axis?: number;
}

/** Several inputs one after the other, along an axis: [batch, 2] and [batch, 3] become [batch, 5]. */
export const concatenate = defineLayer<ConcatenateOptions>('concatenate', stockClass('Concatenate'), {
  axis: -1,
});
