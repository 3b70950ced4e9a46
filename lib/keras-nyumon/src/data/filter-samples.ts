import type { Elements, NdArray } from './nd-array';

/**
 * The samples that a condition holds for, in their order, as NumPy's `x[y == 6]` gives them. Pictures and their labels
 * stay together when both are filtered by the same condition.
 *
 * @param values an array of shape [samples, …]
 * @param keep   gets a sample's index, and tells whether it is kept
 * @returns a new array of shape [samples kept, …]
 *
 * @example
 *   const sixes = filterSamples(train.x, (i) => train.y.data[i] === 6);
 */
export function filterSamples<E extends Elements>(
  values: NdArray<E>,
  keep: (index: number) => boolean,
): NdArray<E> {
  const [samples, ...rest] = values.shape;
  const size = rest.reduce((product, length) => product * length, 1);
  const kept = Array.from({ length: samples }, (_, i) => i).filter(keep);
  const data = new (values.data.constructor as new (length: number) => E)(kept.length * size);
  kept.forEach((index, i) => {
    data.set(values.data.subarray(index * size, (index + 1) * size), i * size);
  });
  return { dtype: values.dtype, shape: [kept.length, ...rest], data };
}
