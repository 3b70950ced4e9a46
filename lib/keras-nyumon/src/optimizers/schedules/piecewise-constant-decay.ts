import { bilingual } from '../../options/bilingual';
import { needed, numbers } from '../../options/option';
import type { OptionTable } from '../../options/option-table';
import { readOptions } from '../../options/option-table';
import { savable } from './learning-rate-schedule';
import type { LearningRateSchedule } from './learning-rate-schedule';

/** Options of {@link piecewiseConstantDecay}. */
export interface PiecewiseConstantDecayOptions {
  /** The last step of each value but the last, rising. */
  boundaries: number[];
  /** The learning rates, one more than boundaries. */
  values: number[];
}

const OPTIONS = {
  boundaries: needed(numbers()),
  values: needed(numbers()),
} satisfies OptionTable<PiecewiseConstantDecayOptions>;

/**
 * A learning rate that stays the same between given steps.
 *
 * Source: keras.optimizers.schedules.PiecewiseConstantDecay.
 *
 * @returns a schedule, to be passed as `learningRate` to an optimizer
 * @throws RangeError for an option that does not exist, or when there is not one value more than boundaries
 */
export function piecewiseConstantDecay(options: PiecewiseConstantDecayOptions): LearningRateSchedule {
  const { boundaries, values } = readOptions(options, OPTIONS, 'piecewiseConstantDecay');
  checkCount(values.length, boundaries.length + 1);
  return savable('PiecewiseConstantDecay', options, (step) => {
    const piece = boundaries.findIndex((boundary) => step <= boundary);
    return piece === -1 ? values[values.length - 1] : values[piece];
  });
}

function checkCount(count: number, need: number): void {
  if (count === need) return;
  throw new RangeError(
    bilingual({
      ja: `piecewiseConstantDecay の values は ${count} 個ですが、boundaries より1個多い ${need} 個でなければなりません。`,
      en: `piecewiseConstantDecay has ${count} values, but needs ${need}, one more than boundaries.`,
    }),
  );
}
