import { batchTensor } from '../data/nd-array';
import type { TensorLike } from '../data/nd-array';
import { missingGradient } from '../engine/missing-gradient';
import { tf } from '../engine/tf';
import { onInterrupt } from '../kernel/interrupt';
import { checkCompiled } from './check-compiled';
import { checkSamples } from './check-samples';
import { followEpochs } from './follow-epochs';
import { recorded } from './logs';
import type { HistoryName } from './logs';

/** Options of {@link fit}, under Keras's names. */
export interface FitOptions {
  /** How many samples make one step. Default 32. */
  batchSize?: number;
  /** How often all samples are gone through. Default 1. */
  epochs?: number;
  /** Inputs and labels that are only measured, after each epoch, as `val_loss` and so on. Default: none. */
  validationData?: [x: TensorLike, y: TensorLike];
  /** The share of the samples, taken from the end, to use as validation data, 0 … 1. Default 0. */
  validationSplit?: number;
  /** Whether the samples come in a new order each epoch. Default true. */
  shuffle?: boolean;
  /** TensorFlow.js callbacks, called besides the progress bar. Default: none. */
  callbacks?: tf.CustomCallbackArgs[];
  /** The weight of each class in the loss, by class index. Default: all 1. */
  classWeight?: Record<number, number>;
  /** 1 shows a progress bar, 0 nothing. Default 1. */
  verbose?: 0 | 1;
}

/** What {@link fit} hands back: Keras's History. */
export interface History {
  /** The epochs that ran, counted from 0. */
  epoch: number[];
  /** Values for each epoch: `loss`, the metrics, and the same of the validation data with `val_` before the name. */
  history: Record<HistoryName, number[]>;
}

/**
 * Trains a compiled model: Keras's `model.fit`. Shows a bar with the epoch, the steps, the time left, the loss and the
 * metrics, and leaves no tensors behind. The notebook's stop button ends it, and the cell, within a step; in a plain
 * script, Ctrl+C ends it after the current step and the history so far is returned. Either way the weights so far are
 * kept, and calling it again goes on from there.
 *
 * @param model   a compiled model; its weights are changed
 * @param x       inputs, shape [samples, …]
 * @param y       labels, shape [samples, …]
 * @param options see {@link FitOptions}
 * @returns the values of each epoch
 * @throws RangeError when shapes do not fit; Error when the model is not compiled
 */
export async function fit(
  model: tf.LayersModel,
  x: TensorLike,
  y: TensorLike,
  options: FitOptions = {},
): Promise<History> {
  const { batchSize = 32, epochs = 1, shuffle = true, callbacks = [], classWeight, verbose = 1 } = options;
  checkCompiled(model);
  const samples = checkSamples(model, x, y);
  if (options.validationData) checkSamples(model, ...options.validationData);
  const missing = missingGradient(model);
  if (missing) {
    console.log(missing);
    return { epoch: [], history: recorded({}) };
  }

  const trained = Math.floor(samples * (1 - (options.validationSplit ?? 0)));
  const training = samplesAndLabels(x, y, 0, trained);
  const heldOut = trained < samples ? samplesAndLabels(x, y, trained, samples) : undefined;
  const validation = options.validationData ?? heldOut;
  const stopListening = onInterrupt(() => {
    model.stopTraining = true;
  });
  const follow = followEpochs(model, { epochs, samples: trained, batchSize, validation, verbose });
  try {
    const { epoch, history } = await model.fit(...training, {
      batchSize,
      epochs,
      shuffle,
      classWeight,
      // eslint-disable-next-line @typescript-eslint/no-unsafe-enum-assignment -- the enum is not exported
      verbose: SILENT,
      yieldEvery: 'never',
      callbacks: [follow, ...callbacks],
    });
    return { epoch, history: recorded(history as Record<string, number[]>) };
  } finally {
    stopListening();
    tf.dispose([training, heldOut ?? []]);
  }
}

/** TensorFlow.js's own output would leave an empty band for each epoch; ours takes its place. */
const SILENT = 0;

/** Labels become float32, because TensorFlow.js's losses take nothing else. */
function samplesAndLabels(x: TensorLike, y: TensorLike, begin: number, end: number): [tf.Tensor, tf.Tensor] {
  return [batchTensor(x, begin, end), tf.tidy(() => batchTensor(y, begin, end).toFloat())];
}
