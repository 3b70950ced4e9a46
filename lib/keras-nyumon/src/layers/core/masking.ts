import { stockClass } from '../../backend/stock-class';
import { defineLayer } from '../definition/define-layer';
import type { LayerOptions } from '../definition/layer-options';

/** Options of {@link masking}. */
export interface MaskingOptions extends LayerOptions {
  /** Steps of which every value is this one are hidden. Default 0. */
  maskValue?: number;
}

/** Hides steps of sequences [batch, steps, features] from the layers after. */
export const masking = defineLayer<MaskingOptions>('masking', stockClass('Masking'), { maskValue: 0 });
