import type { Callback } from './callback';
import type { ModelData } from './model-data';

/** Options of every kind of training, under Keras's names. */
export interface TrainingOptions {
  /** How often the data is gone through; the number after that of the last epoch. Default 1. */
  epochs?: number;
  /** The number of the first epoch, counted from 0, for a run that goes on with another. Default 0. */
  initialEpoch?: number;
  /** What is called before and after each batch and epoch, in this order. Default: none. */
  callbacks?: Callback[];
  /** The weight of each class in the loss, by class index. Default: all 1. */
  classWeight?: Record<number, number>;
  /** 1 shows a progress bar, 0 nothing. Default 1. */
  verbose?: 0 | 1;
}

/** Options of {@link fit}, under Keras's names. */
export interface FitOptions extends TrainingOptions {
  /** How many samples make one step. Default 32. */
  batchSize?: number;
  /** Inputs and labels, and weights if wanted, that are only measured, after each epoch, as `val_loss` and so on. Default: none. */
  validationData?: ValidationData;
  /** The share of the samples, taken from the end, to use as validation data, 0 … 1. Default 0. */
  validationSplit?: number;
  /** How many samples are measured at once. Default: `batchSize`. */
  validationBatchSize?: number;
  /** Whether the samples come in a new order each epoch. Default true. */
  shuffle?: boolean;
  /** The weight of each sample in the loss, shape [samples]; with several outputs, for all or for each. Default: all 1. */
  sampleWeight?: ModelData;
}

/** Inputs, labels, and the samples' weights in the loss if they are not all 1. */
export type ValidationData =
  [x: ModelData, y: ModelData] | [x: ModelData, y: ModelData, sampleWeight: ModelData];
