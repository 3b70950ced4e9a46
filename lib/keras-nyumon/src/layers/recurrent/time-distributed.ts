import { stockClass } from '../../backend/stock-class';
import type { tf } from '../../backend/tf';
import { defineLayer, required } from '../definition/define-layer';
import type { LayerOptions } from '../definition/layer-options';

/** Options of {@link timeDistributed}. */
export interface WrapperOptions extends LayerOptions {
  /** The layer for each step. */
  layer: tf.layers.Layer;
}

/** One layer for each step of a sequence: [batch, steps, …] becomes [batch, steps, …]. */
export const timeDistributed = defineLayer<WrapperOptions>('timeDistributed', stockClass('TimeDistributed'), {
  layer: required,
});
