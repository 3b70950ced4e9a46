import { bilingual } from '../options/bilingual';
import type { tf } from '../backend/tf';
import { checkOptions } from '../options/check-options';
import type { Callback } from '../train/callback';

/** Options of {@link terminateOnNaN}. */
export interface TerminateOnNaNOptions {
  /** Whether an error is thrown, instead of a line printed. Default false. */
  raiseError?: boolean;
}

/**
 * Ends training as soon as the loss is NaN or infinite: Keras's `TerminateOnNaN`.
 *
 * @returns a callback for `fit`
 * @throws RangeError for an option that does not exist; in `fit`, an Error for such a loss when `raiseError` is set
 */
export function terminateOnNaN(options: TerminateOnNaNOptions = {}): Callback {
  checkOptions(options, ['raiseError'], 'terminateOnNaN');
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
      if (options.raiseError) throw new Error(text);
      console.log(text);
      model.stopTraining = true;
    },
  };
}
