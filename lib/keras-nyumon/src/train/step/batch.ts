import { tf } from '../../backend/tf';

/** Some samples, as the model takes them: a tensor for each input and output. */
export interface Batch {
  inputs: tf.Tensor[];
  labels: tf.Tensor[];
  /** For each output the weights of its samples in the loss, if they are not all 1. */
  sampleWeights: (tf.Tensor | undefined)[];
}

/** Data that can be gone through batch by batch, as often as there are epochs. */
export interface Batches {
  /** How many batches there are, if known. */
  total?: number;
  /** One pass. Whoever takes a batch disposes it. */
  pass: () => Iterable<Batch> | AsyncIterable<Batch>;
}

/** How many samples a batch has. */
export function batchLength({ inputs }: Batch): number {
  return inputs[0].shape[0];
}

/** Frees a batch's tensors. */
export function disposeBatch({ inputs, labels, sampleWeights }: Batch): void {
  tf.dispose([inputs, labels, sampleWeights.filter((each) => each !== undefined)]);
}
