import type { tf } from '../backend/tf';
import { checkOptions } from '../options/check-options';
import { checkSetting } from '../options/check-setting';
import type { Callback } from '../train/callback';
import { watch } from './monitor';
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

const OPTIONS = [
  ...(['monitor', 'mode', 'minDelta', 'patience'] as const),
  ...(['factor', 'cooldown', 'minLR', 'verbose'] as const),
];

/**
 * Makes the learning rate (学習率) smaller when a value has not become better for some epochs: Keras's
 * `ReduceLROnPlateau`. The history gets each epoch's `learning_rate`.
 *
 * @param options see {@link ReduceLROnPlateauOptions}; the defaults are Keras's
 * @returns a callback for `fit`; it can be used again
 * @throws RangeError for an option that does not exist, or a factor of 1 or more; in `fit`, when the monitored value is
 *         not reported; TypeError in `fit`, when the learning rate follows a schedule
 */
export function reduceLROnPlateau(options: ReduceLROnPlateauOptions = {}): Callback {
  checkOptions(options, OPTIONS, 'reduceLROnPlateau');
  const { factor = 0.1, patience = 10, minDelta = 1e-4, cooldown = 0, minLR = 0, verbose = 0 } = options;
  checkSetting(factor < 1, 'reduceLROnPlateau', { factor }, '< 1');
  const monitor = watch('reduceLROnPlateau', options, minDelta);
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
