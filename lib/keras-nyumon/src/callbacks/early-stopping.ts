import { tf } from '../backend/tf';
import { flag, integer, number, oneOf } from '../options/option';
import type { OptionTable } from '../options/option-table';
import { readOptions } from '../options/option-table';
import type { Callback } from '../train/callback';
import { MONITOR, watch } from './monitor';
import type { MonitorOptions } from './monitor';

/** Options of {@link earlyStopping}. */
export interface EarlyStoppingOptions extends MonitorOptions {
  /** The smallest change that counts as an improvement. Default 0. */
  minDelta?: number;
  /** How many epochs without an improvement are waited for. Default 0. */
  patience?: number;
  /** A value that must be beaten for the waiting to begin anew. Default: none. */
  baseline?: number;
  /** Whether the model gets back the weights of its best epoch. Default false: it keeps the last ones. */
  restoreBestWeights?: boolean;
  /** The first epoch that counts, from 0. Default 0. */
  startFromEpoch?: number;
  /** 1 prints when it stops and what it restores, 0 nothing. Default 0. */
  verbose?: 0 | 1;
}

/** What {@link earlyStopping} did, besides being a callback. */
export interface EarlyStopping extends Callback {
  /** The epoch after which training was stopped, from 0; 0 as long as it was not. */
  readonly stoppedEpoch: number;
  /** The epoch with the best value so far, from 0. */
  readonly bestEpoch: number;
}

const OPTIONS = {
  ...MONITOR,
  minDelta: number({ default: 0 }),
  patience: integer({ least: 0, default: 0 }),
  baseline: number(),
  restoreBestWeights: flag(false),
  startFromEpoch: integer({ least: 0, default: 0 }),
  verbose: oneOf([0, 1], 0),
} satisfies OptionTable<EarlyStoppingOptions>;

/**
 * Stops training when a value has not become better for some epochs (早期終了): Keras's `EarlyStopping`.
 *
 * @param options see {@link EarlyStoppingOptions}; the defaults are Keras's
 * @returns a callback for `fit`; it can be used again
 * @throws RangeError for an option or a value that there is not; in `fit`, when the monitored value is not reported
 */
export function earlyStopping(options: EarlyStoppingOptions = {}): EarlyStopping {
  const settings = readOptions(options, OPTIONS, 'earlyStopping');
  const { patience, baseline, restoreBestWeights, startFromEpoch, verbose } = settings;
  const monitor = watch('earlyStopping', settings, settings.minDelta);
  let model: tf.LayersModel;
  let best: number | undefined;
  let bestWeights: tf.Tensor[] = [];
  let [waited, stoppedEpoch, bestEpoch] = [0, 0, 0];

  const keepWeights = () => {
    if (!restoreBestWeights) return;
    tf.dispose(bestWeights);
    bestWeights = model.getWeights().map((weight) => weight.clone());
  };

  return {
    get stoppedEpoch() {
      return stoppedEpoch;
    },
    get bestEpoch() {
      return bestEpoch;
    },
    setModel: (trained) => {
      model = trained;
    },
    onTrainBegin: () => {
      tf.dispose(bestWeights);
      [best, bestWeights] = [undefined, []];
      [waited, stoppedEpoch, bestEpoch] = [0, 0, 0];
    },
    onEpochEnd: (epoch, logs) => {
      const current = monitor.read(logs);
      if (epoch < startFromEpoch) return;
      waited++;
      if (monitor.isBetter(current, best)) {
        [best, bestEpoch] = [current, epoch];
        keepWeights();
        if (monitor.isBetter(current, baseline)) waited = 0;
      } else if (waited >= patience && epoch > 0) {
        stoppedEpoch = epoch;
        model.stopTraining = true;
      }
    },
    onTrainEnd: () => {
      if (verbose && stoppedEpoch > 0) console.log(`Epoch ${stoppedEpoch + 1}: 早期終了 early stopping`);
      if (bestWeights.length === 0) return;
      if (verbose) console.log(`エポック ${bestEpoch + 1} の重みに戻します restoring the best weights`);
      model.setWeights(bestWeights);
      tf.dispose(bestWeights);
      bestWeights = [];
    },
  };
}
