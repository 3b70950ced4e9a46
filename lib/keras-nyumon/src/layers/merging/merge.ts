import { stockClass } from '../../backend/stock-class';
import { defineLayer, required } from '../definition/define-layer';
import type { LayerOptions } from '../definition/layer-options';

/** The sum of several inputs of one shape, such as a skip connection's. */
export const add = defineLayer<LayerOptions>('add', stockClass('Add'), {});

/** The mean of several inputs of one shape. */
export const average = defineLayer<LayerOptions>('average', stockClass('Average'), {});

/** The largest of several inputs of one shape, element by element. */
export const maximum = defineLayer<LayerOptions>('maximum', stockClass('Maximum'), {});

/** The smallest of several inputs of one shape, element by element. */
export const minimum = defineLayer<LayerOptions>('minimum', stockClass('Minimum'), {});

/** The product of several inputs of one shape, element by element. */
export const multiply = defineLayer<LayerOptions>('multiply', stockClass('Multiply'), {});

/** Options of {@link dot}. */
export interface DotOptions extends LayerOptions {
  /** Along which axis of both inputs, or of each. */
  axes: number | [number, number];
  /** Whether vectors are brought to length 1 first, which gives the cosine of their angle. Default false. */
  normalize?: boolean;
}

/** The dot product of two inputs, sample by sample: with axes 1, two of [batch, n] become [batch, 1]. */
export const dot = defineLayer<DotOptions>('dot', stockClass('Dot'), { axes: required, normalize: false });
