import { checkOptions } from '../../options/check-options';
import { checkSetting } from '../../options/check-setting';
import { savable } from './learning-rate-schedule';
import type { LearningRateSchedule } from './learning-rate-schedule';

/** Options of {@link piecewiseConstantDecay}. */
export interface PiecewiseConstantDecayOptions {
  /** The last step of each value but the last, rising. */
  boundaries: number[];
  /** The learning rates, one more than boundaries. */
  values: number[];
}

/**
 * A learning rate that stays the same between given steps.
 *
 * Source: keras.optimizers.schedules.PiecewiseConstantDecay.
 *
 * @returns a schedule, to be passed as `learningRate` to an optimizer
 * @throws RangeError for an option that does not exist, or when there is not one value more than boundaries
 */
export function piecewiseConstantDecay(options: PiecewiseConstantDecayOptions): LearningRateSchedule {
  const { boundaries, values } = options;
  checkOptions(options, ['boundaries', 'values'], 'piecewiseConstantDecay');
  const fits = values.length === boundaries.length + 1;
  const rule = `boundaries.length + 1 = ${boundaries.length + 1}`;
  checkSetting(fits, 'piecewiseConstantDecay', { 'values.length': values.length }, rule);
  return savable('PiecewiseConstantDecay', options, (step) => {
    const piece = boundaries.findIndex((boundary) => step <= boundary);
    return piece === -1 ? values[values.length - 1] : values[piece];
  });
}
