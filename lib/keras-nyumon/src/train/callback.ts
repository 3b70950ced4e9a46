import type { tf } from '../backend/tf';

/** What training reports: the loss and the metrics, by name; `val_…` those of the validation data. */
export type Logs = Record<string, number>;

/**
 * Something that follows a training run: Keras's `Callback`. Any object with some of these functions is one; each may
 * return a promise, which training waits for. `model.stopTraining = true` ends training after the current batch.
 */
export interface Callback {
  /** Told the model before training begins. */
  setModel?(model: tf.LayersModel): void;
  onTrainBegin?(logs?: Logs): void | Promise<void>;
  onTrainEnd?(logs?: Logs): void | Promise<void>;
  /** `epoch` counts from 0. */
  onEpochBegin?(epoch: number, logs?: Logs): void | Promise<void>;
  /** `logs` holds the epoch's loss and metrics, and those of the validation data. */
  onEpochEnd?(epoch: number, logs?: Logs): void | Promise<void>;
  /** `batch` counts from 0 in each epoch. */
  onBatchBegin?(batch: number, logs?: Logs): void | Promise<void>;
  /** `logs` holds the loss and metrics of the epoch so far. */
  onBatchEnd?(batch: number, logs?: Logs): void | Promise<void>;
}
