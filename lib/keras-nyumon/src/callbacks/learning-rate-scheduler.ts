import { bilingual } from '../options/bilingual';
import type { tf } from '../backend/tf';
import { oneOf } from '../options/option';
import type { OptionTable } from '../options/option-table';
import { readOptions } from '../options/option-table';
import type { Callback } from '../train/callback';
import { ownOptimizer } from './own-optimizer';

/** Options of {@link learningRateScheduler}. */
export interface LearningRateSchedulerOptions {
  /** 1 prints each epoch's learning rate, 0 nothing. Default 0. */
  verbose?: 0 | 1;
}

const OPTIONS = { verbose: oneOf([0, 1], 0) } satisfies OptionTable<LearningRateSchedulerOptions>;

/**
 * Sets the learning rate (学習率) at the beginning of each epoch: Keras's `LearningRateScheduler`. The history gets each
 * epoch's `learning_rate`.
 *
 * @param schedule the learning rate of an epoch, counted from 0; also told the one before
 * @returns a callback for `fit`
 * @throws RangeError for an option or a value that there is not; in `fit`, when the schedule gives no number
 */
export function learningRateScheduler(
  schedule: (epoch: number, learningRate: number) => number,
  options: LearningRateSchedulerOptions = {},
): Callback {
  const { verbose } = readOptions(options, OPTIONS, 'learningRateScheduler');
  let model: tf.LayersModel;
  return {
    setModel: (trained) => {
      model = trained;
    },
    onEpochBegin: (epoch) => {
      const optimizer = ownOptimizer(model, 'learningRateScheduler');
      const learningRate = schedule(epoch, optimizer.learningRate);
      checkNumber(learningRate, epoch);
      optimizer.learningRate = learningRate;
      if (verbose) console.log(`Epoch ${epoch + 1}: 学習率 learning rate → ${learningRate}`);
    },
    onEpochEnd: (_epoch, logs = {}) => {
      logs.learning_rate = ownOptimizer(model, 'learningRateScheduler').learningRate;
    },
  };
}

function checkNumber(learningRate: unknown, epoch: number): void {
  if (typeof learningRate === 'number' && !Number.isNaN(learningRate)) return;
  throw new RangeError(
    bilingual({
      ja: `learningRateScheduler に渡した関数は、エポック ${epoch} に ${String(learningRate)} を返しました。数を返すようにしてください。`,
      en: `The function given to learningRateScheduler returned ${String(learningRate)} for epoch ${epoch}. Let it return a number.`,
    }),
  );
}
