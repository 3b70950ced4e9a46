import type { tf } from '../../backend/tf';
import { Optimizer } from '../../optimizers/optimizer';
import { compiledOf, findCompiled } from '../../train/step/compiled';
import type { Described } from '../../train/saved-training';
import { describeTraining } from '../../train/saved-training';
import type { Hdf5Group } from './hdf5-file';
import { makeGroup } from './hdf5-file';
import type { Json, JsonObject } from './json';
import { kerasObject } from './layer-to-keras';
import { snakeCase } from '../../options/letter-case';
import { optimizerToKeras } from './optimizer-to-keras';
import { stateToKeras } from './optimizer-state';
import { trainedVariables } from './trained-variables';

/** Classes of Keras's that are not written like their names. */
const CLASS_NAMES: Record<string, string> = { auc: 'AUC', kl_divergence: 'KLDivergence' };

/** How a model was compiled, as Keras 3 writes it. */
export interface KerasTraining {
  compileConfig: JsonObject;
  /** Puts the optimizer's state among the weights. */
  writeState: (weights: Hdf5Group) => Promise<void>;
}

/**
 * Describes how a model was compiled.
 *
 * @returns undefined when it was not, or with a loss, metric or optimizer that no file of Keras's can hold
 */
export function trainingToKeras(model: tf.LayersModel): KerasTraining | undefined {
  const training = findCompiled(model) && describeTraining(model);
  if (!training) return undefined;
  const { optimizer } = compiledOf(model);
  if (!isOurs(optimizer)) return undefined;
  const { loss, lossWeights = null, metrics } = training;
  return {
    compileConfig: {
      optimizer: optimizerToKeras(optimizer),
      loss: toKeras('losses', loss),
      loss_weights: lossWeights,
      metrics: toKeras('metrics', metrics),
    },
    writeState: async (weights) => {
      const state = await stateToKeras(optimizer, trainedVariables(model));
      const { datasets } = makeGroup(weights, 'optimizer/vars');
      state.forEach((dataset, i) => datasets.set(String(i), dataset));
    },
  };
}

/** One of this library's; those of `tf.train` are not Keras's. */
function isOurs(optimizer: tf.Optimizer): optimizer is Optimizer {
  return optimizer instanceof Optimizer;
}

function toKeras(kind: 'losses' | 'metrics', described: Described | Described[] | Described[][]): Json {
  if (Array.isArray(described)) return described.map((each) => toKeras(kind, each));
  // Keras's class Accuracy is not what 'accuracy' means, which chooses by the shapes.
  if (typeof described === 'string') return described;
  if (described.name === 'accuracy') return 'accuracy';
  const options = Object.entries(described.options).map(([name, value]) => [snakeCase(name), value as Json]);
  return kerasObject(`keras.${kind}`, classNameOf(described.name), Object.fromEntries(options) as JsonObject);
}

/** `f1_score` → `F1Score`. */
function classNameOf(name: string): string {
  return CLASS_NAMES[name] ?? name.replace(/(?:^|_)(.)/g, (_all, letter: string) => letter.toUpperCase());
}
