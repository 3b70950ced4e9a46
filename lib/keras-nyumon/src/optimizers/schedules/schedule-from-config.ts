import { bilingual } from '../../options/bilingual';
import type { tf } from '../../backend/tf';
import { cosineDecay } from './cosine-decay';
import { cosineDecayRestarts } from './cosine-decay-restarts';
import { exponentialDecay } from './exponential-decay';
import { inverseTimeDecay } from './inverse-time-decay';
import type { LearningRateSchedule } from './learning-rate-schedule';
import { piecewiseConstantDecay } from './piecewise-constant-decay';
import { polynomialDecay } from './polynomial-decay';

const byClassName = {
  CosineDecay: cosineDecay,
  CosineDecayRestarts: cosineDecayRestarts,
  ExponentialDecay: exponentialDecay,
  InverseTimeDecay: inverseTimeDecay,
  PiecewiseConstantDecay: piecewiseConstantDecay,
  PolynomialDecay: polynomialDecay,
};

/**
 * The schedule that was written down as `{ className, config }` when its optimizer was saved.
 *
 * @throws Error when there is no such schedule
 */
export function scheduleFromConfig(saved: tf.serialization.ConfigDictValue): LearningRateSchedule {
  const { className, config } = saved as { className: string; config: never };
  if (Object.hasOwn(byClassName, className))
    return byClassName[className as keyof typeof byClassName](config);
  throw new Error(
    bilingual({
      ja: `学習率のスケジュール「${className}」はありません。使えるのは ${Object.keys(byClassName).join(', ')} です。`,
      en: `There is no learning rate schedule '${className}'. There are ${Object.keys(byClassName).join(', ')}.`,
    }),
  );
}
