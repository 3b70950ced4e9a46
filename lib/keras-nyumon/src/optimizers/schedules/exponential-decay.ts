import { flag, needed, number } from '../../options/option';
import type { OptionTable } from '../../options/option-table';
import { readOptions } from '../../options/option-table';
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

const OPTIONS = {
  initialLearningRate: needed(number()),
  decaySteps: needed(number({ above: 0 })),
  decayRate: needed(number()),
  staircase: flag(false),
} satisfies OptionTable<ExponentialDecayOptions>;

/**
 * A learning rate that falls by the same factor again and again: `initialLearningRate · decayRate^(step / decaySteps)`.
 *
 * Source: keras.optimizers.schedules.ExponentialDecay.
 *
 * @returns a schedule, to be passed as `learningRate` to an optimizer
 * @throws RangeError for an option or a value that there is not
 */
export function exponentialDecay(options: ExponentialDecayOptions): LearningRateSchedule {
  const { initialLearningRate, decaySteps, decayRate, staircase } = readOptions(
    options,
    OPTIONS,
    'exponentialDecay',
  );
  return savable('ExponentialDecay', options, (step) => {
    const times = step / decaySteps;
    return initialLearningRate * decayRate ** (staircase ? Math.floor(times) : times);
  });
}
