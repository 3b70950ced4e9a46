import type { TensorLike } from '../data/nd-array';
import { tf } from '../backend/tf';
import { findCompiled } from './step/compiled';
import { bilingual } from '../options/bilingual';

/**
 * Checks that labels are of the kind that the loss of an output takes.
 *
 * @param output which output of the model they are for
 * @throws RangeError when class indices come where one-hot rows are needed, or an index is not one of the classes
 */
export function checkLabels(model: tf.LayersModel, y: TensorLike, output: number): void {
  const loss = findCompiled(model)?.losses[output];
  if (!loss || !('lossName' in loss)) return;
  const classes = model.outputs[output].shape.at(-1) ?? 1;
  if (loss.lossName === 'categoricalCrossentropy') checkOneHot(y, classes);
  if (loss.lossName === 'sparseCategoricalCrossentropy') checkIndices(y, classes);
}

function checkOneHot(y: TensorLike, classes: number): void {
  const isIndices = Array.isArray(y) ? typeof y[0] === 'number' : y.shape.length === 1;
  if (!isIndices || classes === 1) return;
  throw new RangeError(
    bilingual({
      ja:
        `y はクラス番号の並びですが、損失 categoricalCrossentropy には one-hot の [サンプル数, ${classes}] が要ります。` +
        `toCategorical(y, ${classes}) を渡すか、損失を sparseCategoricalCrossentropy にしてください。`,
      en:
        `y holds class indices, but the loss categoricalCrossentropy needs one-hot rows [samples, ${classes}]. ` +
        `Pass toCategorical(y, ${classes}), or use the loss sparseCategoricalCrossentropy.`,
    }),
  );
}

function checkIndices(y: TensorLike, classes: number): void {
  if (y instanceof tf.Tensor || Array.isArray(y)) return;
  if (y.shape.length === 2 && y.shape[1] === classes && classes > 1) throw oneHot(classes);
  const wrong = y.data.findIndex((label) => !Number.isInteger(label) || label < 0 || label >= classes);
  if (wrong < 0) return;
  throw new RangeError(
    bilingual({
      ja: `y の ${wrong} 番目のラベルが ${y.data[wrong]} です。損失 sparseCategoricalCrossentropy には 0 から ${classes - 1} までの整数が要ります。`,
      en: `Label ${wrong} of y is ${y.data[wrong]}. The loss sparseCategoricalCrossentropy needs integers from 0 to ${classes - 1}.`,
    }),
  );
}

function oneHot(classes: number): RangeError {
  return new RangeError(
    bilingual({
      ja:
        `y は one-hot の [サンプル数, ${classes}] ですが、損失 sparseCategoricalCrossentropy にはクラス番号の並び [サンプル数] が要ります。` +
        `損失を categoricalCrossentropy にしてください。`,
      en:
        `y holds one-hot rows [samples, ${classes}], but the loss sparseCategoricalCrossentropy needs class indices [samples]. ` +
        `Use the loss categoricalCrossentropy.`,
    }),
  );
}
