import { bilingual } from '../options/bilingual';
import { tf } from '../backend/tf';

/** The element types of an {@link NdArray}. */
export type Dtype = 'uint8' | 'int8' | 'int16' | 'int32' | 'float32' | 'float64';

/** The typed arrays that hold an {@link NdArray}'s elements. */
export type Elements = Uint8Array | Int8Array | Int16Array | Int32Array | Float32Array | Float64Array;

/**
 * Numbers with a shape, like NumPy's `ndarray`. It lives in JavaScript's memory, so nothing needs to be disposed.
 * The last axis runs fastest: element [i, j] of a [rows, columns] array is `data[i * columns + j]`.
 */
export interface NdArray<E extends Elements = Elements> {
  dtype: Dtype;
  shape: number[];
  data: E;
}

/** What `fit`, `evaluate` and `predict` accept: a tensor (the caller's to dispose), an array, or nested lists. */
export type TensorLike = tf.Tensor | NdArray | number[] | number[][] | number[][][] | number[][][][];

/**
 * Makes a tensor of an array.
 *
 * @param values a tensor, an {@link NdArray}, or nested lists of numbers
 * @returns a new tensor of the same shape, int32 for integers and float32 for the rest; the caller disposes it
 * @throws RangeError when the shape and the number of elements disagree
 */
export function toTensor(values: TensorLike): tf.Tensor {
  if (values instanceof tf.Tensor) return values.clone();
  if (Array.isArray(values)) return tf.tensor(values);
  checkSize(values);
  const isFloat = values.dtype === 'float32' || values.dtype === 'float64';
  return tf.tensor(values.data, values.shape, isFloat ? 'float32' : 'int32');
}

/**
 * The first axis' length: how many samples the array holds.
 *
 * @throws RangeError when the array has no axes (a single number)
 */
export function countSamples(values: TensorLike): number {
  if (Array.isArray(values)) return values.length;
  if (values.shape.length > 0) return values.shape[0];
  throw new RangeError(
    bilingual({
      ja: '配列ではなく1つの数値が渡されました。最初の軸がサンプル数になる配列を渡してください。',
      en: 'A single number came where an array was expected. Pass an array whose first axis counts the samples.',
    }),
  );
}

/**
 * Samples `begin` to `end` − 1, as Python's `x[begin:end]` gives them.
 *
 * @param values an array of shape [samples, …]
 * @param begin  the first sample; 0 when left out
 * @param end    one past the last sample; all that follow when left out; the rest, when it is past the end
 * @returns an array of shape [end − begin, …] that shares its memory with `values`
 */
export function takeSamples<E extends Elements>(values: NdArray<E>, begin = 0, end = Infinity): NdArray<E> {
  checkSize(values);
  const [samples, ...rest] = values.shape;
  const size = rest.reduce((product, length) => product * length, 1);
  const first = Math.min(Math.max(begin, 0), samples);
  const last = Math.max(Math.min(end, samples), first);
  return {
    dtype: values.dtype,
    shape: [last - first, ...rest],
    data: values.data.subarray(first * size, last * size) as E,
  };
}

/** Samples `begin` to `end` − 1 of any form of input, as a new tensor; the caller disposes it. */
export function batchTensor(values: TensorLike, begin: number, end: number): tf.Tensor {
  if (values instanceof tf.Tensor) return values.slice([begin], [end - begin]);
  if (Array.isArray(values)) return tf.tensor(values.slice(begin, end));
  return toTensor(takeSamples(values, begin, end));
}

function checkSize({ shape, data }: NdArray): void {
  const size = shape.reduce((product, length) => product * length, 1);
  if (size === data.length) return;
  throw new RangeError(
    bilingual({
      ja: `形 [${shape.join(', ')}] には ${size} 個の要素が必要ですが、${data.length} 個あります。shape か data を直してください。`,
      en: `Shape [${shape.join(', ')}] needs ${size} elements, but there are ${data.length}. Correct shape or data.`,
    }),
  );
}
