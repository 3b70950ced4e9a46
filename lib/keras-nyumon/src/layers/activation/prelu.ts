import { stockClass } from '../../backend/stock-class';
import { defineLayer } from '../definition/define-layer';
import type {
  ConstraintOption,
  InitializerOption,
  LayerOptions,
  RegularizerOption,
} from '../definition/layer-options';

/** Options of {@link prelu}. */
export interface PReLUOptions extends LayerOptions {
  /** First slopes. Default `zeros`. */
  alphaInitializer?: InitializerOption;
  /** What keeps the slopes small. Default: nothing. */
  alphaRegularizer?: RegularizerOption;
  /** What the slopes are brought back to after each step. Default: nothing. */
  alphaConstraint?: ConstraintOption;
  /** The axes, counted from 1, along which there is one slope for all. Default: none. */
  sharedAxes?: number[];
}

/** x above 0, with slopes below that are learnt: the same shape out as in. */
export const prelu = defineLayer<PReLUOptions>('prelu', stockClass('PReLU'), {
  alphaInitializer: 'zeros',
  alphaRegularizer: undefined,
  alphaConstraint: undefined,
  sharedAxes: undefined,
});
