import type { Elements, NdArray, TensorLike } from '../data/nd-array';
import { toTensor } from '../data/nd-array';
import { tf } from '../backend/tf';

/** Samples in a form from which batches can be taken in any order. */
export type Rows = tf.Tensor | NdArray;

/** Nested lists as an array; tensors and arrays as they are. */
export function asRows(values: TensorLike): Rows {
  if (!Array.isArray(values)) return values;
  return tf.tidy(() => {
    const tensor = tf.tensor(values);
    return { dtype: 'float32', shape: tensor.shape, data: Float32Array.from(tensor.dataSync()) };
  });
}

/** Samples `begin` to `end` − 1, sharing the memory where that is possible; to be disposed if it is a tensor. */
export function takeSlice(rows: Rows, begin: number, end: number): Rows {
  if (rows instanceof tf.Tensor) return rows.slice([begin], [end - begin]);
  const size = rowLength(rows);
  const data = rows.data.subarray(begin * size, end * size);
  return { ...rows, shape: [end - begin, ...rows.shape.slice(1)], data };
}

/**
 * The samples with the given indices, in that order.
 *
 * @returns a new tensor, shape [indices, …]; the caller disposes it
 */
export function takeRows(rows: Rows, indices: Int32Array): tf.Tensor {
  if (rows instanceof tf.Tensor) {
    return tf.tidy(() => tf.gather(rows, tf.tensor1d(indices, 'int32')));
  }
  const size = rowLength(rows);
  const data = new (rows.data.constructor as new (length: number) => Elements)(indices.length * size);
  indices.forEach((index, i) => {
    data.set(rows.data.subarray(index * size, (index + 1) * size), i * size);
  });
  return toTensor({ ...rows, shape: [indices.length, ...rows.shape.slice(1)], data });
}

function rowLength({ shape }: NdArray): number {
  return shape.slice(1).reduce((product, length) => product * length, 1);
}
