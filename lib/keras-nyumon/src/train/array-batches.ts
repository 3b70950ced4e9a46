import { tf } from '../backend/tf';
import type { Batch, Batches } from './step/batch';
import type { Rows } from './take-rows';
import { takeRows } from './take-rows';

/** Samples that lie in memory. */
export interface Samples {
  /** How many there are. */
  count: number;
  /** An array for each input of the model. */
  inputs: Rows[];
  /** An array for each output of the model. */
  labels: Rows[];
  /** For each output the weights of its samples in the loss, shape [count], if they are not all 1. */
  sampleWeights: (Rows | undefined)[];
}

/**
 * Batches of samples that lie in memory. The last one of a pass may be smaller.
 *
 * @param shuffle whether each pass has an order of its own, drawn from Math.random
 */
export function arrayBatches(samples: Samples, batchSize: number, shuffle: boolean): Batches {
  const order = Int32Array.from({ length: samples.count }, (_, i) => i);
  return {
    total: Math.ceil(samples.count / batchSize),
    *pass() {
      if (shuffle) tf.util.shuffle(order);
      for (let begin = 0; begin < samples.count; begin += batchSize) {
        yield takeBatch(samples, order.subarray(begin, begin + batchSize));
      }
    },
  };
}

/** Labels become float32, the type of predictions. */
function takeBatch({ inputs, labels, sampleWeights }: Samples, indices: Int32Array): Batch {
  return tf.tidy(() => ({
    inputs: inputs.map((rows) => takeRows(rows, indices)),
    labels: labels.map((rows) => takeRows(rows, indices).toFloat()),
    sampleWeights: sampleWeights.map((rows) => rows && takeRows(rows, indices).toFloat()),
  }));
}
