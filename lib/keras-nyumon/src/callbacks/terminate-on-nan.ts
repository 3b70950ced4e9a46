import { bilingual } from '../options/bilingual';
import type { tf } from '../backend/tf';
import { flag } from '../options/option';
import type { OptionTable } from '../options/option-table';
import { readOptions } from '../options/option-table';
import type { Callback } from '../train/callback';

/** Options of {@link terminateOnNaN}. */
export interface TerminateOnNaNOptions {
  /** Whether an error is thrown, instead of a line printed. Default false. */
  raiseError?: boolean;
}

const OPTIONS = { raiseError: flag(false) } satisfies OptionTable<TerminateOnNaNOptions>;

/**
 * Ends training as soon as the loss is NaN or infinite: Keras's `TerminateOnNaN`.
 *
 * @returns a callback for `fit`
 * @throws RangeError for an option or a value that there is not; in `fit`, an Error for such a loss when `raiseError` is set
 */
export function terminateOnNaN(options: TerminateOnNaNOptions = {}): Callback {
  const { raiseError } = readOptions(options, OPTIONS, 'terminateOnNaN');
  let model: tf.LayersModel;
  return {
    setModel: (trained) => {
      model = trained;
    },
    onBatchEnd: (batch, logs) => {
      const loss = logs?.loss;
      if (loss === undefined || Number.isFinite(loss)) return;
      const text = bilingual({
        ja: `バッチ ${batch} で損失が ${loss} になったので、学習を終えます。学習率を小さくしてみてください。`,
        en: `The loss became ${loss} at batch ${batch}: training ends. Try a smaller learning rate.`,
      });
      if (raiseError) throw new Error(text);
      console.log(text);
      model.stopTraining = true;
    },
  };
}
