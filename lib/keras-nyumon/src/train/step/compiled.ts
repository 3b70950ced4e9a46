import type { tf } from '../../backend/tf';
import type { LossFunction } from '../../losses/loss';
import type { Metric } from '../../metrics/metric';
import type { TrainableParts } from './trainable-parts';
import { bilingual } from '../../options/bilingual';

/** What `compile` chose for a model. */
export interface Compiled {
  readonly optimizer: tf.Optimizer;
  /** Whether training steps compute in bfloat16. */
  readonly mixedBfloat16: boolean;
  /** For each output, what training makes small. */
  readonly losses: LossFunction[];
  /** For each output, how much its loss counts. */
  readonly lossWeights: number[];
  /** What is reported besides the losses, in the order in which it is reported. */
  readonly metrics: { name: string; output: number; metric: Metric }[];
  /** What is trained. As in Keras, it is fixed when training first begins, and changes only by compiling again. */
  parts?: TrainableParts;
}

const compiledModels = new WeakMap<tf.LayersModel, Compiled>();

/** Keeps what was chosen for a model. */
export function setCompiled(model: tf.LayersModel, compiled: Compiled): void {
  compiledModels.set(model, compiled);
}

/** What was chosen for a model, if `compile` was called for it. */
export function findCompiled(model: tf.LayersModel): Compiled | undefined {
  return compiledModels.get(model);
}

/**
 * What was chosen for a model.
 *
 * @throws Error when `compile` has not been called for it
 */
export function compiledOf(model: tf.LayersModel): Compiled {
  const compiled = compiledModels.get(model);
  if (compiled) return compiled;
  throw new Error(
    bilingual({
      ja: 'モデルがまだコンパイルされていません。先に compile(model, { optimizer, loss, metrics }) を実行してください。',
      en: 'The model is not compiled yet. Run compile(model, { optimizer, loss, metrics }) first.',
    }),
  );
}
