import { missingGradient } from '../backend/missing-gradient';
import type { tf } from '../backend/tf';
import { anything, integer } from '../options/option';
import type { OptionTable } from '../options/option-table';
import { readOptions } from '../options/option-table';
import { arrayBatches } from './array-batches';
import type { Batches } from './step/batch';
import { compiledOf } from './step/compiled';
import type { BatchDataset } from './dataset-batches';
import { datasetBatches } from './dataset-batches';
import type { TrainingOptions, ValidationData } from './fit-options';
import { TRAINING_OPTIONS } from './fit-options';
import { gatherSamples } from './gather-samples';
import type { History } from './history';
import { historyOf } from './history';
import { trainingLoop } from './training-loop';

/** Options of {@link fitDataset}, under Keras's names. */
export interface FitDatasetOptions extends TrainingOptions {
  /** How many batches make an epoch; the next epoch goes on after them. Default: all there are. */
  stepsPerEpoch?: number;
  /** What is only measured, after each epoch: a dataset, or inputs and labels. Default: none. */
  validationData?: BatchDataset | ValidationData;
  /** How many batches of a validation dataset are measured. Default: all there are. */
  validationSteps?: number;
}

const OPTIONS = {
  ...TRAINING_OPTIONS,
  stepsPerEpoch: integer({ least: 1 }),
  validationData: anything(),
  validationSteps: integer({ least: 1 }),
} satisfies OptionTable<FitDatasetOptions>;

/**
 * Trains a compiled model on batches that are made as they are needed, such as pictures read from files. Everything else
 * is as with {@link fit}.
 *
 * @param dataset a `tf.data.Dataset` of batches `{ xs, ys }`, or anything that `for await` goes through
 * @throws RangeError when shapes do not fit, or the dataset is empty; Error when the model is not compiled
 */
export async function fitDataset<Name extends string = never>(
  model: tf.LayersModel,
  dataset: BatchDataset,
  options: FitDatasetOptions = {},
): Promise<History<Name>> {
  const settings = readOptions(options, OPTIONS, 'fitDataset');
  const { epochs, initialEpoch, verbose, callbacks = [], classWeight, stepsPerEpoch } = settings;
  const compiled = compiledOf(model);
  const missing = missingGradient(model);
  if (missing) {
    console.log(missing);
    return historyOf({ epoch: [], history: {} });
  }
  const run = await trainingLoop(model, compiled, {
    batches: datasetBatches(model, dataset, { steps: stepsPerEpoch, classWeight }),
    validation: validationBatches(model, options),
    initialEpoch,
    epochs,
    callbacks,
    verbose,
  });
  return historyOf(run);
}

const VALIDATION_BATCH = 32;

function validationBatches(
  model: tf.LayersModel,
  { validationData: data, validationSteps }: FitDatasetOptions,
): Batches | undefined {
  if (data === undefined) return undefined;
  if (!isArrays(data)) return datasetBatches(model, data, { steps: validationSteps });
  const [x, y, sampleWeight] = data;
  return arrayBatches(gatherSamples(model, x, y, { sampleWeight }), VALIDATION_BATCH, false);
}

/** Whether validation data are inputs and labels, not a list of batches. */
function isArrays(data: BatchDataset | ValidationData): data is ValidationData {
  return Array.isArray(data) && !(typeof data[0] === 'object' && 'xs' in (data[0] as object));
}
