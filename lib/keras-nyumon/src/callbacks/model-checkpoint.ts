import type { tf } from '../backend/tf';
import { saveModel } from '../saving/save-model';
import { saveWeights } from '../saving/save-weights';
import { checkOptions } from '../options/check-options';
import type { Callback, Logs } from '../train/callback';
import { checkpointPath } from './checkpoint-path';
import { watch } from './monitor';
import type { MonitorOptions } from './monitor';

/** Options of {@link modelCheckpoint}. */
export interface ModelCheckpointOptions extends MonitorOptions {
  /**
   * Where to save, as `saveModel` takes it. Values can be filled in: `'checkpoints/{epoch:02d}-{val_loss:.3f}.keras'`.
   * `{epoch}` counts from 1.
   */
  filepath: string;
  /** Whether it saves only when the monitored value is the best so far. Default false. */
  saveBestOnly?: boolean;
  /** Whether it saves the weights alone; `filepath` then ends in `.weights.h5`. Default false. */
  saveWeightsOnly?: boolean;
  /** When it saves: after each epoch, or after so many batches. Default 'epoch'. */
  saveFreq?: 'epoch' | number;
  /** What the monitored value must beat to be the best at first. Default: any value does. */
  initialValueThreshold?: number;
  /** 1 prints what is saved, 0 nothing. Default 0. */
  verbose?: 0 | 1;
}

const OPTIONS = [
  ...(['filepath', 'monitor', 'mode', 'saveBestOnly', 'saveWeightsOnly'] as const),
  ...(['saveFreq', 'initialValueThreshold', 'verbose'] as const),
];

/**
 * Saves the model while it trains: Keras's `ModelCheckpoint`.
 *
 * @param options see {@link ModelCheckpointOptions}; the defaults are Keras's
 * @returns a callback for `fit`; used again, it goes on with the best value so far
 * @throws RangeError for an option that does not exist; in `fit`, when the monitored value or one in `filepath` is not
 *         reported; Error in `fit`, when nothing can be written there
 */
export function modelCheckpoint(options: ModelCheckpointOptions): Callback {
  checkOptions(options, OPTIONS, 'modelCheckpoint');
  const {
    filepath,
    saveBestOnly = false,
    saveWeightsOnly = false,
    saveFreq = 'epoch',
    verbose = 0,
  } = options;
  const monitor = watch('modelCheckpoint', options);
  let model: tf.LayersModel;
  let best = options.initialValueThreshold;
  let [epoch, unsaved] = [0, 0];

  const save = async (values: Logs, logs: Logs) => {
    if (saveBestOnly) {
      const current = monitor.read(logs);
      if (!monitor.isBetter(current, best)) return;
      best = current;
    }
    const target = checkpointPath(filepath, values);
    await (saveWeightsOnly ? saveWeights(model, target) : saveModel(model, target));
    if (verbose) console.log(`Epoch ${epoch + 1}: 保存しました saved to ${target}`);
  };

  return {
    setModel: (trained) => {
      model = trained;
    },
    onEpochBegin: (begun) => {
      epoch = begun;
    },
    onBatchEnd: async (batch, logs = {}) => {
      if (saveFreq === 'epoch' || ++unsaved < saveFreq) return;
      unsaved = 0;
      await save({ epoch: epoch + 1, batch: batch + 1, ...logs }, logs);
    },
    onEpochEnd: async (_epoch, logs = {}) => {
      if (saveFreq === 'epoch') await save({ epoch: epoch + 1, ...logs }, logs);
    },
  };
}
