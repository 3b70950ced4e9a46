import { BatchNormalization } from './batch-normalization';
import { defineLayer } from './define-layer';
import type { ConstraintOption, InitializerOption, LayerOptions, RegularizerOption } from './layer-options';
import { LayerNormalization } from './layer-normalization';
import { Normalization } from './normalization';

/** Options of an offset and a factor that are learnt. */
interface ScaleOptions extends LayerOptions {
  /** Keeps the division away from 0. Default 0.001. */
  epsilon?: number;
  /** Whether an offset, beta, is learnt. Default true. */
  center?: boolean;
  /** Whether a factor, gamma, is learnt. Default true. */
  scale?: boolean;
  /** First offset. Default `zeros`. */
  betaInitializer?: InitializerOption;
  /** First factor. Default `ones`. */
  gammaInitializer?: InitializerOption;
  /** What keeps the offset small. Default: nothing. */
  betaRegularizer?: RegularizerOption;
  /** What keeps the factor small. Default: nothing. */
  gammaRegularizer?: RegularizerOption;
}

const SCALE = {
  epsilon: 1e-3,
  center: true,
  scale: true,
  betaInitializer: 'zeros',
  gammaInitializer: 'ones',
  betaRegularizer: undefined,
  gammaRegularizer: undefined,
} as const;

/** Options of {@link batchNormalization}. */
export interface BatchNormalizationOptions extends ScaleOptions {
  /** The axis of the channels. Default −1: the last. */
  axis?: number;
  /** How much of the past the moving statistics keep. Default 0.99. */
  momentum?: number;
  /** First moving mean. Default `zeros`. */
  movingMeanInitializer?: InitializerOption;
  /** First moving variance. Default `ones`. */
  movingVarianceInitializer?: InitializerOption;
  /** What the offset is brought back to after each step. Default: nothing. */
  betaConstraint?: ConstraintOption;
  /** What the factor is brought back to after each step. Default: nothing. */
  gammaConstraint?: ConstraintOption;
}

/**
 * Batch normalization (バッチ正規化): in training each channel of a batch is brought to mean 0 and variance 1, otherwise by
 * what was seen in training. The same shape out as in.
 */
export const batchNormalization = defineLayer<BatchNormalizationOptions>(
  'batchNormalization',
  BatchNormalization,
  {
    ...SCALE,
    axis: -1,
    momentum: 0.99,
    movingMeanInitializer: 'zeros',
    movingVarianceInitializer: 'ones',
    betaConstraint: undefined,
    gammaConstraint: undefined,
  },
);

/** Options of {@link layerNormalization}. */
export interface LayerNormalizationOptions extends ScaleOptions {
  /** The axes that are normalized together. Default −1: the last. */
  axis?: number | number[];
}

/** Layer normalization: each sample, or each of its steps, is brought to mean 0 and variance 1. */
export const layerNormalization = defineLayer<LayerNormalizationOptions>(
  'layerNormalization',
  LayerNormalization,
  { ...SCALE, axis: -1 },
);

/** Options of {@link normalization}. */
export interface NormalizationOptions extends LayerOptions {
  /** The axes that have a mean and variance of their own; `null` for one of all values. Default −1: the last. */
  axis?: number | number[] | null;
  /** The mean, if it is known. Default: learnt by `adapt`. */
  mean?: number | number[];
  /** The variance, if it is known. Default: learnt by `adapt`. */
  variance?: number | number[];
  /** Whether it is undone instead. Default false. */
  invert?: boolean;
}

/** Brings data to mean 0 and variance 1 (標準化), by what is given or what `adapt(data)` has learnt before training. */
export const normalization = defineLayer<NormalizationOptions, Normalization>(
  'normalization',
  Normalization,
  { axis: -1, mean: undefined, variance: undefined, invert: false },
);
