import { stockClass } from '../../backend/stock-class';
import { defineLayer, required } from '../definition/define-layer';
import type { LayerOptions } from '../definition/layer-options';

/** Options of {@link rescaling}. */
export interface RescalingOptions extends LayerOptions {
  /** What values are multiplied by, such as `1 / 255`. */
  scale: number | number[];
  /** What is added then. Default 0. */
  offset?: number | number[];
}

/** x · scale + offset: the same shape out as in. */
export const rescaling = defineLayer<RescalingOptions>('rescaling', stockClass('Rescaling'), {
  scale: required,
  offset: 0,
});
