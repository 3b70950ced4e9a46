import { flag, needed, number } from '../../options/option';
import type { OptionTable } from '../../options/option-table';
import { readOptions } from '../../options/option-table';
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

const OPTIONS = {
  initialLearningRate: needed(number()),
  decaySteps: needed(number({ above: 0 })),
  decayRate: needed(number()),
  staircase: flag(false),
} satisfies OptionTable<InverseTimeDecayOptions>;

/**
 * A learning rate that falls fast at first, then ever more slowly:
 * `initialLearningRate / (1 + decayRate · step / decaySteps)`.
 *
 * Source: keras.optimizers.schedules.InverseTimeDecay.
 *
 * @returns a schedule, to be passed as `learningRate` to an optimizer
 * @throws RangeError for an option or a value that there is not
 */
export function inverseTimeDecay(options: InverseTimeDecayOptions): LearningRateSchedule {
  const { initialLearningRate, decaySteps, decayRate, staircase } = readOptions(
    options,
    OPTIONS,
    'inverseTimeDecay',
  );
  return savable('InverseTimeDecay', options, (step) => {
    const time = step / decaySteps;
    return initialLearningRate / (1 + decayRate * (staircase ? Math.floor(time) : time));
  });
}
