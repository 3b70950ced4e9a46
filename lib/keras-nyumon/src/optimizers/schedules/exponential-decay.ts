import { checkOptions } from '../../options/check-options';
import { checkSetting } from '../../options/check-setting';
import { savable } from './learning-rate-schedule';
import type { LearningRateSchedule } from './learning-rate-schedule';

/** Options of {@link exponentialDecay}. */
export interface ExponentialDecayOptions {
  /** The learning rate of the first step. */
  initialLearningRate: number;
  /** After how many steps it has been multiplied by `decayRate` once. */
  decaySteps: number;
  /** What it is multiplied by. */
  decayRate: number;
  /** Whether it changes only every `decaySteps` steps, all at once. Default false. */
  staircase?: boolean;
}

/**
 * A learning rate that falls by the same factor again and again: `initialLearningRate · decayRate^(step / decaySteps)`.
 *
 * Source: keras.optimizers.schedules.ExponentialDecay.
 *
 * @returns a schedule, to be passed as `learningRate` to an optimizer
 * @throws RangeError for an option that does not exist, or when decaySteps is not above 0
 */
export function exponentialDecay(options: ExponentialDecayOptions): LearningRateSchedule {
  const { initialLearningRate, decaySteps, decayRate, staircase = false } = options;
  checkOptions(options, ['initialLearningRate', 'decaySteps', 'decayRate', 'staircase'], 'exponentialDecay');
  checkSetting(decaySteps > 0, 'exponentialDecay', { decaySteps }, '> 0');
  return savable('ExponentialDecay', options, (step) => {
    const times = step / decaySteps;
    return initialLearningRate * decayRate ** (staircase ? Math.floor(times) : times);
  });
}
