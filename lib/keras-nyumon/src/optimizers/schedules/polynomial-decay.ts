import { checkOptions } from '../../options/check-options';
import { checkSetting } from '../../options/check-setting';
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

/**
 * A learning rate that goes from one value to another in a given number of steps, and stays there.
 *
 * Source: keras.optimizers.schedules.PolynomialDecay.
 *
 * @returns a schedule, to be passed as `learningRate` to an optimizer
 * @throws RangeError for an option that does not exist, or when decaySteps is not above 0
 */
export function polynomialDecay(options: PolynomialDecayOptions): LearningRateSchedule {
  const { initialLearningRate, decaySteps, endLearningRate = 0.0001, power = 1, cycle = false } = options;
  checkOptions(
    options,
    ['initialLearningRate', 'decaySteps', 'endLearningRate', 'power', 'cycle'],
    'polynomialDecay',
  );
  checkSetting(decaySteps > 0, 'polynomialDecay', { decaySteps }, '> 0');
  return savable('PolynomialDecay', options, (step) => {
    const length = cycle ? decaySteps * Math.max(1, Math.ceil(step / decaySteps)) : decaySteps;
    const left = 1 - Math.min(step, length) / length;
    return (initialLearningRate - endLearningRate) * left ** power + endLearningRate;
  });
}
