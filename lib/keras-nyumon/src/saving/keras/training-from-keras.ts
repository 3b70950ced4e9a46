import { bilingual } from '../../options/bilingual';
import type { tf } from '../../backend/tf';
import type { Described } from '../../train/saved-training';
import { restoreTraining } from '../../train/saved-training';
import type { Hdf5Dataset } from './hdf5-file';
import type { Json, JsonObject } from './json';
import { isObject } from './json';
import { KerasFileError } from './keras-file-error';
import { camelCase, snakeCase } from '../../options/letter-case';
import { optimizerFromKeras } from './optimizer-from-keras';
import { stateFromKeras } from './optimizer-state';
import { trainedVariables } from './trained-variables';

/** Keras's other names for losses and metrics. */
const OTHER_NAMES: Record<string, string> = {
  acc: 'accuracy',
  bce: 'binary_crossentropy',
  huber_loss: 'huber',
  kld: 'kl_divergence',
  kullback_leibler_divergence: 'kl_divergence',
  logcosh: 'log_cosh',
};

/** Options that say what is so anyway, by name. */
const AS_ALWAYS: Record<string, Json> = {
  axis: -1,
  reduction: 'sum_over_batch_size',
  summation_method: 'interpolation',
};

/**
 * Compiles a model as a description of Keras's says, with the optimizer's state.
 *
 * @param config Keras 3's `compile_config`, or the older `training_config`
 * @param state  what Keras kept for the optimizer, in its order
 * @throws Error when there is no such optimizer, loss or metric here
 */
export async function trainingFromKeras(
  model: tf.LayersModel,
  config: JsonObject,
  state: Hdf5Dataset[],
): Promise<void> {
  const { outputNames } = model;
  const optimizer = optimizerFromKeras(config.optimizer ?? config.optimizer_config);
  const lossWeights = inOrder(config.loss_weights, outputNames) as number[] | undefined;
  restoreTraining(model, optimizer, {
    loss: fromKeras(inOrder(config.loss, outputNames)) as Described | Described[],
    ...(lossWeights ? { lossWeights } : {}),
    metrics: fromKeras(inOrder(config.metrics, outputNames) ?? []) as Described[] | Described[][],
  });
  if (state.length > 0 && !(await stateFromKeras(optimizer, trainedVariables(model), state))) {
    console.log(
      bilingual({
        ja: 'ファイルの最適化手法の状態は読めないので、最適化手法は最初の状態から始めます。',
        en: "The optimizer's state in the file cannot be read, so the optimizer starts anew.",
      }),
    );
  }
}

/** What is given by the outputs' names as a list in their order; for one output, what is its own. */
function inOrder(chosen: Json | undefined, outputNames: string[]): Json | undefined {
  if (!isObject(chosen) || 'class_name' in chosen) return chosen ?? undefined;
  const list = outputNames.map((name) => chosen[name] ?? []);
  return list.length === 1 ? list[0] : list;
}

function fromKeras(chosen: Json | undefined): Described | Described[] | Described[][] {
  if (Array.isArray(chosen)) return chosen.map(fromKeras) as Described[];
  if (typeof chosen === 'string') return named(chosen);
  const { class_name: className, config } = isObject(chosen) ? chosen : ({} as JsonObject);
  // A function, by its name.
  if (className === 'function' && typeof config === 'string') return named(config);
  if (typeof className !== 'string' || !isObject(config)) throw noName(JSON.stringify(chosen));
  const name = named(snakeCase(className));
  const options = Object.entries(config).filter(
    ([option, value]) => !isAsAlways(name, option, value ?? null),
  );
  return { name, options: Object.fromEntries(options.map(([option, value]) => [camelCase(option), value])) };
}

function named(name: string): string {
  const lower = name.toLowerCase();
  return OTHER_NAMES[lower] ?? lower;
}

function isAsAlways(name: string, option: string, value: Json): boolean {
  if (value === null || value === false || option === 'dtype') return true;
  // A name that Keras gave, such as `auc_1`.
  if (option === 'name') return typeof value === 'string' && value.replace(/_\d+$/, '') === name;
  return AS_ALWAYS[option] === value;
}

function noName(what: string): KerasFileError {
  return new KerasFileError({
    ja: `損失関数または評価指標 ${what} はこのライブラリにありません。`,
    en: `There is no loss or metric ${what} here.`,
  });
}
