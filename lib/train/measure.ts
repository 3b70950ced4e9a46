import { batchTensor } from '../data/nd-array';
import type { TensorLike } from '../data/nd-array';
import { tf } from '../engine/tf';
import { forEachBatch } from '../progress/batch-loop';
import { runningMeans } from './running-means';

/**
 * The loss and metrics of a compiled model over all samples, batch by batch, leaving no tensors behind.
 *
 * @param onBatch told how many batches are done, of how many; it says whether to go on
 * @returns the means, by name; of the batches so far if stopped
 */
export async function measure(
  model: tf.LayersModel,
  [x, y]: [x: TensorLike, y: TensorLike],
  samples: number,
  batchSize: number,
  onBatch: (done: number, total: number) => boolean,
): Promise<Record<string, number>> {
  const means = runningMeans();
  const measureBatch = (begin: number, end: number) => {
    tf.tidy(() => {
      const labels = batchTensor(y, begin, end).toFloat();
      const results = model.evaluate(batchTensor(x, begin, end), labels, { batchSize: end - begin });
      const values = [results].flat().map((scalar, i) => [model.metricsNames[i], scalar.dataSync()[0]]);
      means.add(Object.fromEntries(values) as Record<string, number>, end - begin);
    });
  };
  await forEachBatch(samples, batchSize, measureBatch, onBatch);
  return means.values();
}
