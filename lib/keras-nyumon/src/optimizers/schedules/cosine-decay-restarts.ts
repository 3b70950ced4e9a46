import { needed, number } from '../../options/option';
import type { OptionTable } from '../../options/option-table';
import { readOptions } from '../../options/option-table';
import { savable } from './learning-rate-schedule';
import type { LearningRateSchedule } from './learning-rate-schedule';

/** Options of {@link cosineDecayRestarts}. */
export interface CosineDecayRestartsOptions {
  /** The learning rate of the first step. */
  initialLearningRate: number;
  /** How many steps the first way down takes. */
  firstDecaySteps: number;
  /** How many times longer each way down is than the one before. Default 2. */
  tMul?: number;
  /** How many times higher each way down starts than the one before. Default 1. */
  mMul?: number;
  /** The share of the first learning rate that is left at the end of a way down. Default 0. */
  alpha?: number;
}

const OPTIONS = {
  initialLearningRate: needed(number()),
  firstDecaySteps: needed(number({ above: 0 })),
  tMul: number({ above: 0, default: 2 }),
  mMul: number({ default: 1 }),
  alpha: number({ default: 0 }),
} satisfies OptionTable<CosineDecayRestartsOptions>;

/**
 * A learning rate that goes down as half a cosine wave does, then starts over from above, again and again.
 *
 * Source: I. Loshchilov, F. Hutter, "SGDR" (2016); keras.optimizers.schedules.CosineDecayRestarts.
 *
 * @returns a schedule, to be passed as `learningRate` to an optimizer
 * @throws RangeError for an option or a value that there is not
 */
export function cosineDecayRestarts(options: CosineDecayRestartsOptions): LearningRateSchedule {
  const { initialLearningRate, firstDecaySteps, tMul, mMul, alpha } = readOptions(
    options,
    OPTIONS,
    'cosineDecayRestarts',
  );
  return savable('CosineDecayRestarts', options, (step) => {
    const { restarts, done } = position(step / firstDecaySteps, tMul);
    const wave = 0.5 * mMul ** restarts * (1 + Math.cos(Math.PI * done));
    return initialLearningRate * ((1 - alpha) * wave + alpha);
  });
}

/** How often it started over before `time`, counted in first ways down, and which share of the present one is done. */
function position(time: number, tMul: number): { restarts: number; done: number } {
  if (tMul === 1) return { restarts: Math.floor(time), done: time % 1 };
  // The lengths 1 + tMul + tMul² + … add up to time. The logarithms are float32, as in Keras: the last step of a way
  // down would become the first of the next otherwise, or the other way round.
  const { fround, log } = Math;
  const restarts = Math.floor(fround(fround(log(fround(1 - time * (1 - tMul)))) / fround(log(tMul))));
  const past = (1 - tMul ** restarts) / (1 - tMul);
  return { restarts, done: (time - past) / tMul ** restarts };
}
