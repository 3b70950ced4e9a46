import { missingGradient } from '../backend/missing-gradient';
import type { tf } from '../backend/tf';
import { readOptions } from '../options/option-table';
import type { Samples } from './array-batches';
import { arrayBatches } from './array-batches';
import { compiledOf } from './step/compiled';
import type { FitOptions, ValidationData } from './fit-options';
import { FIT_OPTIONS } from './fit-options';
import { disposeSamples, gatherSamples, sliceSamples } from './gather-samples';
import type { History } from './history';
import { historyOf } from './history';
import type { ModelData } from './model-data';
import { trainingLoop } from './training-loop';
import { bilingual } from '../options/bilingual';

/**
 * Trains a compiled model: Keras's `model.fit`. Shows a bar with the epoch, the steps, the time left, the loss and the
 * metrics, and leaves no tensors behind. The notebook's stop button ends it within a step; in a plain script, Ctrl+C does.
 * The history then holds the stopped epoch as far as it came, the weights so far are kept, and calling it again goes on
 * from there.
 *
 * @param model   a compiled model; its weights are changed
 * @param x       inputs, shape [samples, …]; with several, a list in their order or an object by name
 * @param y       labels, shape [samples, …]; with several outputs, a list in their order or an object by name
 * @param options see {@link FitOptions}
 * @returns the values of each epoch
 * @throws RangeError when shapes do not fit, or for an option or a value that there is not; Error when the model is not compiled
 */
export async function fit<Name extends string = never>(
  model: tf.LayersModel,
  x: ModelData,
  y: ModelData,
  options: FitOptions = {},
): Promise<History<Name>> {
  const settings = readOptions(options, FIT_OPTIONS, 'fit');
  const { batchSize, epochs, initialEpoch, shuffle, verbose, callbacks = [] } = settings;
  const { validationBatchSize = batchSize, validationData, validationSplit } = settings;
  const compiled = compiledOf(model);
  const all = gatherSamples(model, x, y, options);
  const [training, heldOut] = split(all, validationSplit);
  const validation = validationData ? gatherValidation(model, validationData) : heldOut;
  const missing = missingGradient(model);
  if (missing) {
    console.log(missing);
    return historyOf({ epoch: [], history: {} });
  }
  try {
    const run = await trainingLoop(model, compiled, {
      batches: arrayBatches(training, batchSize, shuffle),
      validation: validation && arrayBatches(validation, validationBatchSize, false),
      initialEpoch,
      epochs,
      callbacks,
      verbose,
    });
    return historyOf(run);
  } finally {
    if (heldOut) [training, heldOut].forEach(disposeSamples);
  }
}

/** The samples to train on, and the last ones, which are only measured. */
function split(all: Samples, share: number): [training: Samples, heldOut: Samples | undefined] {
  if (share === 0) return [all, undefined];
  const trained = Math.floor(all.count * (1 - share));
  if (trained <= 0 || trained >= all.count) {
    throw new RangeError(
      bilingual({
        ja: `validationSplit: ${share} では、${all.count} 個のサンプルを学習用と検証用に分けられません。0 と 1 の間で、両方が1個以上になる値にしてください。`,
        en: `validationSplit: ${share} cannot divide ${all.count} samples into training and validation data. Take a value between 0 and 1 that leaves at least one for each.`,
      }),
    );
  }
  return [sliceSamples(all, 0, trained), sliceSamples(all, trained, all.count)];
}

function gatherValidation(model: tf.LayersModel, [x, y, sampleWeight]: ValidationData): Samples {
  return gatherSamples(model, x, y, { sampleWeight });
}
