import { paths } from '../host';
import type { tf } from '../backend/tf';
import { integer, text } from '../options/option';
import type { OptionTable } from '../options/option-table';
import { readOptions } from '../options/option-table';
import { eventFile } from '../visualization/tensorboard/event-file';
import type { EventFile } from '../visualization/tensorboard/event-file';
import { histogram } from '../visualization/tensorboard/histogram';
import { scalar } from '../visualization/tensorboard/scalar';
import type { Callback } from '../train/callback';
import { frequency } from './frequency';
import { isOwn } from '../optimizers/optimizer';

/** Options of {@link tensorBoard}. */
export interface TensorBoardOptions {
  /** The folder for `tensorboard --logdir`. Default 'logs'. */
  logDir?: string;
  /** After how many epochs the weights' histograms are written each time; 0 for never. Default 0. */
  histogramFreq?: number;
  /** Whether values are written after each epoch only, or also after each batch, or so many batches. Default 'epoch'. */
  updateFreq?: 'epoch' | 'batch' | number;
}

const OPTIONS = {
  logDir: text('logs'),
  histogramFreq: integer({ least: 0, default: 0 }),
  updateFreq: frequency(['epoch', 'batch'], 'epoch'),
} satisfies OptionTable<TensorBoardOptions>;

/**
 * Writes a training run down for TensorBoard: Keras's `TensorBoard`. The loss, the metrics and the learning rate of each
 * epoch go to the runs `train` and `validation`, under Keras's names: `epoch_loss`, `epoch_accuracy` …
 *
 * @param options see {@link TensorBoardOptions}; the defaults are Keras's
 * @returns a callback for `fit`; used again, it begins new files
 * @throws RangeError for an option or a value that there is not; in `fit`, an Error when nothing can be written there
 */
export function tensorBoard(options: TensorBoardOptions = {}): Callback {
  const { logDir, histogramFreq, updateFreq } = readOptions(options, OPTIONS, 'tensorBoard');
  const every = updateFreq === 'batch' ? 1 : updateFreq;
  let model: tf.LayersModel;
  let train: EventFile;
  let validation: EventFile;
  let batches = 0;

  const writeWeights = async (epoch: number) => {
    for (const weight of model.layers.flatMap((layer) => layer.weights)) {
      const numbers = Float32Array.from(await weight.read().data());
      train.add(`${weight.originalName}/histogram`, epoch, histogram(numbers));
    }
  };

  return {
    setModel: (trained) => {
      model = trained;
      train = eventFile(paths.join(logDir, 'train'));
      validation = eventFile(paths.join(logDir, 'validation'));
      batches = 0;
    },
    onBatchEnd: (_batch, logs = {}) => {
      batches++;
      if (every === 'epoch' || batches % every !== 0) return;
      for (const [name, value] of Object.entries(logs)) train.add(`batch_${name}`, batches, scalar(value));
    },
    onEpochEnd: async (epoch, logs = {}) => {
      const { optimizer } = model;
      const values = isOwn(optimizer) ? { ...logs, learning_rate: optimizer.learningRate } : logs;
      for (const [name, value] of Object.entries(values)) {
        const measured = name.replace(/^val_/, '');
        if (measured === name) {
          train.add(`epoch_${name}`, epoch, scalar(value));
        } else {
          validation.add(`evaluation_${measured}_vs_iterations`, optimizer.iterations, scalar(value));
          validation.add(`epoch_${measured}`, epoch, scalar(value));
        }
      }
      if (histogramFreq > 0 && epoch % histogramFreq === 0) await writeWeights(epoch);
    },
  };
}
