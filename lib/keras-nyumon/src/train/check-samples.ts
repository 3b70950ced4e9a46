import type { TensorLike } from '../data/nd-array';
import { countSamples } from '../data/nd-array';
import type { tf } from '../backend/tf';
import { checkLabels } from './check-labels';
import { bilingual } from '../options/bilingual';

/**
 * Checks inputs, labels and weights against each other and the model before anything is computed.
 *
 * @param inputs  an array for each input of the model
 * @param labels  an array for each output
 * @param weights for each output the samples' weights, if any
 * @returns how many samples there are
 * @throws RangeError when there are none, when the counts differ, or when a sample's shape is not what the model takes
 */
export function checkSamples(
  model: tf.LayersModel,
  inputs: TensorLike[],
  labels: TensorLike[] = [],
  weights: (TensorLike | undefined)[] = [],
): number {
  const samples = countSamples(inputs[0]);
  if (samples === 0) {
    throw new RangeError(
      bilingual({
        ja: 'サンプルが0個です。1個以上渡してください。',
        en: 'There are no samples. Pass at least one.',
      }),
    );
  }
  const called = (what: string, arrays: unknown[], names: string[], i: number) =>
    arrays.length > 1 ? `${what}(${names[i]})` : what;
  inputs.forEach((x, i) => {
    checkCount(samples, x, [called('x', inputs, model.inputNames, i), 'のサンプル', 'samples']);
    checkInputShape(x, model.inputs[i], called('x', inputs, model.inputNames, i));
  });
  labels.forEach((y, i) => {
    checkCount(samples, y, [called('y', labels, model.outputNames, i), 'のラベル', 'labels']);
    checkLabels(model, y, i);
  });
  for (const weight of weights) {
    if (weight) checkCount(samples, weight, ['sampleWeight', 'の重み', 'weights']);
  }
  return samples;
}

function checkCount(samples: number, values: TensorLike, [what, ja, en]: [string, string, string]): void {
  const count = countSamples(values);
  if (count === samples) return;
  throw new RangeError(
    bilingual({
      ja: `x のサンプルは ${samples} 個、${what} ${ja}は ${count} 個です。同じ個数にしてください。`,
      en: `x has ${samples} samples and ${what} ${count} ${en}. Make them as many.`,
    }),
  );
}

function checkInputShape(values: TensorLike, wanted: tf.SymbolicTensor, what: string): void {
  if (Array.isArray(values)) return;
  const expected = wanted.shape;
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
    bilingual({
      ja: `${what} の形は ${shape} ですが、モデルの入力は ${need} です。${remedy[0]}。`,
      en: `${what} has shape ${shape}, but the model's input is ${need}. ${remedy[1]}`,
    }),
  );
}
