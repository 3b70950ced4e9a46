import { stockClass } from '../backend/stock-class';
import { defineLayer } from './define-layer';
import { ELU } from './elu';
import type { ConstraintOption, InitializerOption, LayerOptions, RegularizerOption } from './layer-options';
import { LeakyReLU } from './leaky-relu';
import { ReLU } from './relu';
import { Softmax } from './softmax';

/** Options of {@link reLU}. */
export interface ReLUOptions extends LayerOptions {
  /** No output is above it. Default: none. */
  maxValue?: number;
  /** The slope below the threshold. Default 0. */
  negativeSlope?: number;
  /** Where values begin to count. Default 0. */
  threshold?: number;
}

/** Values above a threshold as they are, those below as 0 or with a slope. */
export const reLU = defineLayer<ReLUOptions>('reLU', ReLU, {
  maxValue: undefined,
  negativeSlope: 0,
  threshold: 0,
});

/** Options of {@link leakyReLU}. */
export interface LeakyReLUOptions extends LayerOptions {
  /** The slope below 0. Default 0.3. */
  negativeSlope?: number;
}

/** x above 0, with a slope below. */
export const leakyReLU = defineLayer<LeakyReLUOptions>('leakyReLU', LeakyReLU, { negativeSlope: 0.3 });

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

/** x above 0, with slopes below that are learnt. */
export const prelu = defineLayer<PReLUOptions>('prelu', stockClass('PReLU'), {
  alphaInitializer: 'zeros',
  alphaRegularizer: undefined,
  alphaConstraint: undefined,
  sharedAxes: undefined,
});

/** Options of {@link elu}. */
export interface ELUOptions extends LayerOptions {
  /** What −∞ becomes, negated. Default 1. */
  alpha?: number;
}

/** x above 0, alpha · (eˣ − 1) below. */
export const elu = defineLayer<ELUOptions>('elu', ELU, { alpha: 1 });

/** Options of {@link softmax}. */
export interface SoftmaxOptions extends LayerOptions {
  /** Along which the probabilities have the sum 1. Default −1: the last. */
  axis?: number | number[];
}

/** Probabilities: all above 0, with sum 1. */
export const softmax = defineLayer<SoftmaxOptions>('softmax', Softmax, { axis: -1 });
