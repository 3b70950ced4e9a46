import type { tf } from '../backend/tf';
import { saveModel } from '../saving/save-model';
import { saveWeights } from '../saving/save-weights';
import { flag, needed, number, oneOf, text } from '../options/option';
import type { OptionTable } from '../options/option-table';
import { readOptions } from '../options/option-table';
import type { Callback, Logs } from '../train/callback';
import { checkpointPath } from './checkpoint-path';
import { frequency } from './frequency';
import { MONITOR, watch } from './monitor';
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

const OPTIONS = {
  ...MONITOR,
  filepath: needed(text()),
  saveBestOnly: flag(false),
  saveWeightsOnly: flag(false),
  saveFreq: frequency(['epoch'], 'epoch'),
  initialValueThreshold: number(),
  verbose: oneOf([0, 1], 0),
} satisfies OptionTable<ModelCheckpointOptions>;

/**
 * Saves the model while it trains: Keras's `ModelCheckpoint`.
 *
 * @param options see {@link ModelCheckpointOptions}; the defaults are Keras's
 * @returns a callback for `fit`; used again, it goes on with the best value so far
 * @throws RangeError for an option or a value that there is not; in `fit`, when the monitored value or one in `filepath` is not
 *         reported; Error in `fit`, when nothing can be written there
 */
export function modelCheckpoint(options: ModelCheckpointOptions): Callback {
  const settings = readOptions(options, OPTIONS, 'modelCheckpoint');
  const { filepath, saveBestOnly, saveWeightsOnly, saveFreq, verbose } = settings;
  const monitor = watch('modelCheckpoint', settings);
  let model: tf.LayersModel;
  let best = settings.initialValueThreshold;
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
