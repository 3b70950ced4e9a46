import { needed, number } from '../../options/option';
import type { OptionTable } from '../../options/option-table';
import { readOptions } from '../../options/option-table';
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

const OPTIONS = {
  initialLearningRate: needed(number()),
  decaySteps: needed(number({ above: 0 })),
  alpha: number({ default: 0 }),
  warmupTarget: number(),
  warmupSteps: number({ least: 0, default: 0 }),
} satisfies OptionTable<CosineDecayOptions>;

/**
 * A learning rate that climbs in a straight line first, if there is a warm-up (ウォームアップ), and goes down as half a
 * cosine wave does.
 *
 * Source: I. Loshchilov, F. Hutter, "SGDR" (2016); keras.optimizers.schedules.CosineDecay.
 *
 * @returns a schedule, to be passed as `learningRate` to an optimizer
 * @throws RangeError for an option or a value that there is not
 */
export function cosineDecay(options: CosineDecayOptions): LearningRateSchedule {
  const settings = readOptions(options, OPTIONS, 'cosineDecay');
  const { initialLearningRate, decaySteps, alpha, warmupTarget } = settings;
  // Without a target, Keras leaves the steps out as well.
  const warmupSteps = warmupTarget === undefined ? 0 : settings.warmupSteps;
  const highest = warmupTarget ?? initialLearningRate;
  return savable('CosineDecay', options, (step) => {
    if (step < warmupSteps) {
      return initialLearningRate + (highest - initialLearningRate) * (step / warmupSteps);
    }
    const done = Math.min(step - warmupSteps, decaySteps) / decaySteps;
    return highest * ((1 - alpha) * 0.5 * (1 + Math.cos(Math.PI * done)) + alpha);
  });
}
