import { bilingual } from '../options/bilingual';
import type { NdArray } from './nd-array';

/**
 * Turns class indices into one-hot rows, as Keras's `to_categorical` does: 2 of 4 classes becomes [0, 0, 1, 0].
 *
 * @param labels     class indices, shape [n], integers in 0 … numClasses − 1
 * @param numClasses how many classes; the largest label + 1 when left out
 * @returns float32, shape [n, numClasses]
 * @throws RangeError when a label is negative, not an integer, or not below numClasses
 */
export function toCategorical(
  labels: NdArray | ArrayLike<number>,
  numClasses?: number,
): NdArray<Float32Array> {
  const indices = 'data' in labels ? labels.data : labels;
  const classes = numClasses ?? largest(indices) + 1;
  const data = new Float32Array(indices.length * classes);
  for (let i = 0; i < indices.length; i++) {
    const label = indices[i];
    if (!Number.isInteger(label) || label < 0 || label >= classes) {
      throw new RangeError(
        bilingual({
          ja: `${i} 番目のラベルが ${label} です。0 から ${classes - 1} までの整数にするか、numClasses を増やしてください。`,
          en: `Label ${i} is ${label}. It must be an integer from 0 to ${classes - 1}; correct it or raise numClasses.`,
        }),
      );
    }
    data[i * classes + label] = 1;
  }
  return { dtype: 'float32', shape: [indices.length, classes], data };
}

function largest(values: ArrayLike<number>): number {
  let most = -1;
  for (let i = 0; i < values.length; i++) most = Math.max(most, values[i]);
  return most;
}
