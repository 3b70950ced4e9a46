import type { tf } from '../backend/tf';
import { integer, number, oneOf } from '../options/option';
import type { OptionTable } from '../options/option-table';
import { readOptions } from '../options/option-table';
import type { Callback } from '../train/callback';
import { MONITOR, watch } from './monitor';
import type { MonitorOptions } from './monitor';
import { ownOptimizer } from './own-optimizer';

/** Options of {@link reduceLROnPlateau}. */
export interface ReduceLROnPlateauOptions extends MonitorOptions {
  /** What the learning rate is multiplied by, below 1. Default 0.1. */
  factor?: number;
  /** How many epochs without an improvement are waited for. Default 10. */
  patience?: number;
  /** The smallest change that counts as an improvement. Default 0.0001. */
  minDelta?: number;
  /** How many epochs after a reduction are not counted. Default 0. */
  cooldown?: number;
  /** The learning rate never goes below this. Default 0. */
  minLR?: number;
  /** 1 prints each reduction, 0 nothing. Default 0. */
  verbose?: 0 | 1;
}

const OPTIONS = {
  ...MONITOR,
  minDelta: number({ default: 1e-4 }),
  patience: integer({ least: 0, default: 10 }),
  factor: number({ below: 1, default: 0.1 }),
  cooldown: integer({ least: 0, default: 0 }),
  minLR: number({ default: 0 }),
  verbose: oneOf([0, 1], 0),
} satisfies OptionTable<ReduceLROnPlateauOptions>;

/**
 * Makes the learning rate (学習率) smaller when a value has not become better for some epochs: Keras's
 * `ReduceLROnPlateau`. The history gets each epoch's `learning_rate`.
 *
 * @param options see {@link ReduceLROnPlateauOptions}; the defaults are Keras's
 * @returns a callback for `fit`; it can be used again
 * @throws RangeError for an option or a value that there is not; in `fit`, when the monitored value is
 *         not reported; TypeError in `fit`, when the learning rate follows a schedule
 */
export function reduceLROnPlateau(options: ReduceLROnPlateauOptions = {}): Callback {
  const settings = readOptions(options, OPTIONS, 'reduceLROnPlateau');
  const { factor, patience, minDelta, cooldown, minLR, verbose } = settings;
  const monitor = watch('reduceLROnPlateau', settings, minDelta);
  let model: tf.LayersModel;
  let best: number | undefined;
  let [waited, cooling] = [0, 0];

  const reduce = (epoch: number) => {
    const optimizer = ownOptimizer(model, 'reduceLROnPlateau');
    if (optimizer.learningRate <= minLR) return;
    optimizer.learningRate = Math.max(optimizer.learningRate * factor, minLR);
    [waited, cooling] = [0, cooldown];
    if (verbose) console.log(`Epoch ${epoch + 1}: 学習率 learning rate → ${optimizer.learningRate}`);
  };

  return {
    setModel: (trained) => {
      model = trained;
    },
    onTrainBegin: () => {
      best = undefined;
      [waited, cooling] = [0, 0];
    },
    onEpochEnd: (epoch, logs = {}) => {
      logs.learning_rate = ownOptimizer(model, 'reduceLROnPlateau').learningRate;
      const current = monitor.read(logs);
      if (cooling > 0) {
        cooling--;
        waited = 0;
      }
      if (monitor.isBetter(current, best)) {
        best = current;
        waited = 0;
      } else if (cooling === 0 && ++waited >= patience) {
        reduce(epoch);
      }
    },
  };
}
