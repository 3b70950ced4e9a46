import { bilingual } from '../../options/bilingual';
import type { tf } from '../../backend/tf';

/**
 * The learning rate (学習率) of each step, counted from 0 over the whole training: Keras's LearningRateSchedule. A
 * function of one's own does as well, but an optimizer with it cannot be saved.
 */
export type LearningRateSchedule = (step: number) => number;

const configs = new WeakMap<LearningRateSchedule, tf.serialization.ConfigDict>();

/**
 * Lets a schedule be saved with its optimizer.
 *
 * @param className its class in Keras
 * @param settings  all that is needed to make it again
 * @returns the same schedule
 */
export function savable(
  className: string,
  settings: object,
  schedule: LearningRateSchedule,
): LearningRateSchedule {
  configs.set(schedule, { className, config: { ...settings } });
  return schedule;
}

/**
 * What is written down of a schedule when its optimizer is saved.
 *
 * @throws Error when it is a function of the reader's own
 */
export function scheduleToConfig(schedule: LearningRateSchedule): tf.serialization.ConfigDict {
  const config = configs.get(schedule);
  if (config) return config;
  throw new Error(
    bilingual({
      ja: 'learningRate が自作の関数なので、最適化手法を保存できません。cosineDecay(…) などのスケジュールを使ってください。',
      en: 'The optimizer cannot be saved, because its learningRate is a function of your own. Use a schedule such as cosineDecay(…).',
    }),
  );
}
