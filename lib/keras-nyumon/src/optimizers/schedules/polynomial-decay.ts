import { flag, needed, number } from '../../options/option';
import type { OptionTable } from '../../options/option-table';
import { readOptions } from '../../options/option-table';
import { savable } from './learning-rate-schedule';
import type { LearningRateSchedule } from './learning-rate-schedule';

/** Options of {@link polynomialDecay}. */
export interface PolynomialDecayOptions {
  /** The learning rate of the first step. */
  initialLearningRate: number;
  /** After how many steps the end is reached. */
  decaySteps: number;
  /** The learning rate at the end. Default 0.0001. */
  endLearningRate?: number;
  /** 1 goes down in a straight line, more flattens towards the end. Default 1. */
  power?: number;
  /** Whether it starts over, with a longer way down, each time the end is reached. Default false. */
  cycle?: boolean;
}

const OPTIONS = {
  initialLearningRate: needed(number()),
  decaySteps: needed(number({ above: 0 })),
  endLearningRate: number({ default: 0.0001 }),
  power: number({ default: 1 }),
  cycle: flag(false),
} satisfies OptionTable<PolynomialDecayOptions>;

/**
 * A learning rate that goes from one value to another in a given number of steps, and stays there.
 *
 * Source: keras.optimizers.schedules.PolynomialDecay.
 *
 * @returns a schedule, to be passed as `learningRate` to an optimizer
 * @throws RangeError for an option or a value that there is not
 */
export function polynomialDecay(options: PolynomialDecayOptions): LearningRateSchedule {
  const { initialLearningRate, decaySteps, endLearningRate, power, cycle } = readOptions(
    options,
    OPTIONS,
    'polynomialDecay',
  );
  return savable('PolynomialDecay', options, (step) => {
    const length = cycle ? decaySteps * Math.max(1, Math.ceil(step / decaySteps)) : decaySteps;
    const left = 1 - Math.min(step, length) / length;
    return (initialLearningRate - endLearningRate) * left ** power + endLearningRate;
  });
}
