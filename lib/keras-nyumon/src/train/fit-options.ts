import { anything, flag, integer, number, oneOf } from '../options/option';
import type { OptionTable } from '../options/option-table';
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

/** The table of {@link TrainingOptions}. */
export const TRAINING_OPTIONS = {
  epochs: integer({ least: 0, default: 1 }),
  initialEpoch: integer({ least: 0, default: 0 }),
  callbacks: anything(),
  classWeight: anything(),
  verbose: oneOf([0, 1], 1),
} satisfies OptionTable<TrainingOptions>;

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

/** The table of {@link FitOptions}. */
export const FIT_OPTIONS = {
  ...TRAINING_OPTIONS,
  batchSize: integer({ least: 1, default: 32 }),
  validationData: anything(),
  validationSplit: number({ default: 0 }),
  validationBatchSize: integer({ least: 1 }),
  shuffle: flag(true),
  sampleWeight: anything(),
} satisfies OptionTable<FitOptions>;

/** Inputs, labels, and the samples' weights in the loss if they are not all 1. */
export type ValidationData =
  [x: ModelData, y: ModelData] | [x: ModelData, y: ModelData, sampleWeight: ModelData];
