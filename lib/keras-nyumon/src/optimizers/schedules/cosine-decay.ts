import { checkOptions } from '../../options/check-options';
import { checkSetting } from '../../options/check-setting';
import { savable } from './learning-rate-schedule';
import type { LearningRateSchedule } from './learning-rate-schedule';

/** Options of {@link cosineDecay}. */
export interface CosineDecayOptions {
  /** The learning rate of the first step. */
  initialLearningRate: number;
  /** How many steps the way down takes. */
  decaySteps: number;
  /** The share of the highest learning rate that is left at the end. Default 0. */
  alpha?: number;
  /** The learning rate that the warm-up climbs to. Default: no warm-up. */
  warmupTarget?: number;
  /** How many steps the warm-up takes, before the way down. Default 0. */
  warmupSteps?: number;
}

/**
 * A learning rate that climbs in a straight line first, if there is a warm-up (ウォームアップ), and goes down as half a
 * cosine wave does.
 *
 * Source: I. Loshchilov, F. Hutter, "SGDR" (2016); keras.optimizers.schedules.CosineDecay.
 *
 * @returns a schedule, to be passed as `learningRate` to an optimizer
 * @throws RangeError for an option that does not exist, or when decaySteps is not above 0
 */
export function cosineDecay(options: CosineDecayOptions): LearningRateSchedule {
  const { initialLearningRate, decaySteps, alpha = 0, warmupTarget } = options;
  checkOptions(
    options,
    ['initialLearningRate', 'decaySteps', 'alpha', 'warmupTarget', 'warmupSteps'],
    'cosineDecay',
  );
  checkSetting(decaySteps > 0, 'cosineDecay', { decaySteps }, '> 0');
  // Without a target, Keras leaves the steps out as well.
  const warmupSteps = warmupTarget === undefined ? 0 : (options.warmupSteps ?? 0);
  const highest = warmupTarget ?? initialLearningRate;
  return savable('CosineDecay', options, (step) => {
    if (step < warmupSteps) {
      return initialLearningRate + (highest - initialLearningRate) * (step / warmupSteps);
    }
    const done = Math.min(step - warmupSteps, decaySteps) / decaySteps;
    return highest * ((1 - alpha) * 0.5 * (1 + Math.cos(Math.PI * done)) + alpha);
  });
}
