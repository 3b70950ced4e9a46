import type { TensorLike } from '../data/nd-array';
import { countSamples } from '../data/nd-array';
import type { tf } from '../engine/tf';

/**
 * Checks inputs and labels against each other and the model before anything is computed.
 *
 * @returns how many samples there are
 * @throws RangeError when there are none, when the counts differ, or when a sample's shape is not what the model takes
 */
export function checkSamples(model: tf.LayersModel, x: TensorLike, y?: TensorLike): number {
  const samples = countSamples(x);
  if (samples === 0) {
    throw new RangeError(
      'サンプルが0個です。1個以上渡してください。\nThere are no samples. Pass at least one.',
    );
  }
  if (y !== undefined && countSamples(y) !== samples) {
    throw new RangeError(
      `x のサンプルは ${samples} 個、y のラベルは ${countSamples(y)} 個です。同じ個数にしてください。\n` +
        `x has ${samples} samples and y ${countSamples(y)} labels. Make them as many.`,
    );
  }
  checkInputShape(x, model.inputs);
  if (y !== undefined) checkOneHot(model, y);
  return samples;
}

function checkInputShape(values: TensorLike, wanted: tf.SymbolicTensor[]): void {
  if (Array.isArray(values) || wanted.length !== 1) return;
  const expected = wanted[0].shape;
  const fits =
    values.shape.length === expected.length &&
    expected.every((length, axis) => axis === 0 || length === null || length === values.shape[axis]);
  if (fits) return;
  const shape = `[${values.shape.join(', ')}]`;
  const need = `[${expected.map((length) => String(length ?? 'n')).join(', ')}]`;
  const remedy =
    expected.length === values.shape.length + 1 && expected[expected.length - 1] === 1
      ? ['normalizeImages(…) を通してください', 'Pass it through normalizeImages(…) first.']
      : ['形を合わせてください', 'Make the shapes agree.'];
  throw new RangeError(
    `x の形は ${shape} ですが、モデルの入力は ${need} です。${remedy[0]}。\n` +
      `x has shape ${shape}, but the model's input is ${need}. ${remedy[1]}`,
  );
}

function checkOneHot(model: tf.LayersModel, y: TensorLike): void {
  const classes = model.outputs[0].shape.at(-1) ?? 1;
  const isIndices = Array.isArray(y) ? typeof y[0] === 'number' : y.shape.length === 1;
  if (model.loss !== 'categoricalCrossentropy' || !isIndices || classes === 1) return;
  throw new RangeError(
    `y はクラス番号の並びですが、損失 categoricalCrossentropy には one-hot の [サンプル数, ${classes}] が要ります。` +
      `toCategorical(y, ${classes}) を渡すか、損失を sparseCategoricalCrossentropy にしてください。\n` +
      `y holds class indices, but the loss categoricalCrossentropy needs one-hot rows [samples, ${classes}]. ` +
      `Pass toCategorical(y, ${classes}), or use the loss sparseCategoricalCrossentropy.`,
  );
}
