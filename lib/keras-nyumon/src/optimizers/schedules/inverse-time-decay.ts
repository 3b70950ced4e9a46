import { checkOptions } from '../../options/check-options';
import { checkSetting } from '../../options/check-setting';
import { savable } from './learning-rate-schedule';
import type { LearningRateSchedule } from './learning-rate-schedule';

/** Options of {@link inverseTimeDecay}. */
export interface InverseTimeDecayOptions {
  /** The learning rate of the first step. */
  initialLearningRate: number;
  /** How many steps count as one unit of time. */
  decaySteps: number;
  /** How much the divisor grows in one unit of time. */
  decayRate: number;
  /** Whether it changes only every `decaySteps` steps, all at once. Default false. */
  staircase?: boolean;
}

/**
 * A learning rate that falls fast at first, then ever more slowly:
 * `initialLearningRate / (1 + decayRate · step / decaySteps)`.
 *
 * Source: keras.optimizers.schedules.InverseTimeDecay.
 *
 * @returns a schedule, to be passed as `learningRate` to an optimizer
 * @throws RangeError for an option that does not exist, or when decaySteps is not above 0
 */
export function inverseTimeDecay(options: InverseTimeDecayOptions): LearningRateSchedule {
  const { initialLearningRate, decaySteps, decayRate, staircase = false } = options;
  checkOptions(options, ['initialLearningRate', 'decaySteps', 'decayRate', 'staircase'], 'inverseTimeDecay');
  checkSetting(decaySteps > 0, 'inverseTimeDecay', { decaySteps }, '> 0');
  return savable('InverseTimeDecay', options, (step) => {
    const time = step / decaySteps;
    return initialLearningRate / (1 + decayRate * (staircase ? Math.floor(time) : time));
  });
}
