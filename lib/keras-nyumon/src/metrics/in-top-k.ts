import type { tf } from '../backend/tf';

/** Options of the top-k accuracies. */
export interface TopKOptions {
  /** How many answers each sample has. Default 5. */
  k?: number;
}

/**
 * Counts the samples whose right class is among the k likeliest ones.
 *
 * @param right the right class of each sample
 * @param yPred a row of numbers for each sample, one for each class
 * @returns how many, and how many samples there are
 */
export function countInTopK(right: ArrayLike<number>, yPred: tf.Tensor, k: number): number[] {
  const classes = yPred.shape[yPred.rank - 1];
  const rows = yPred.dataSync<'float32'>();
  let found = 0;
  for (let sample = 0; sample < right.length; sample++) {
    const row = rows.subarray(sample * classes, (sample + 1) * classes);
    const of = row[right[sample]];
    if (row.every(Number.isFinite) && row.filter((value) => value > of).length < k) found++;
  }
  return [found, right.length];
}
