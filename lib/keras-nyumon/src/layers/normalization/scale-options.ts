import type { InitializerOption, LayerOptions, RegularizerOption } from '../definition/layer-options';

/** Options of an offset and a factor that are learnt. */
export interface ScaleOptions extends LayerOptions {
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

export const SCALE = {
  epsilon: 1e-3,
  center: true,
  scale: true,
  betaInitializer: 'zeros',
  gammaInitializer: 'ones',
  betaRegularizer: undefined,
  gammaRegularizer: undefined,
} as const;
