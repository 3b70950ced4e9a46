import type { TensorLike } from '../data/nd-array';
import type { tf } from '../engine/tf';
import { batchBar } from '../progress/batch-bar';
import { checkCompiled } from './check-compiled';
import { checkSamples } from './check-samples';
import { recorded } from './logs';
import type { LogName } from './logs';
import { measure } from './measure';

/** Options of {@link evaluate} and {@link predict}. */
export interface BatchOptions {
  /** How many samples are computed at once. Default 256; it changes speed and memory, not the numbers. */
  batchSize?: number;
}

/**
 * Measures a compiled model: Keras's `model.evaluate`. Shows a bar when it takes longer than two seconds, and leaves no
 * tensors behind.
 *
 * @param model a compiled model
 * @param x     inputs, shape [samples, …]
 * @param y     labels, shape [samples, …]
 * @returns the loss and each metric, averaged over the samples
 * @throws RangeError when shapes do not fit; Error when the model is not compiled
 */
export async function evaluate(
  model: tf.LayersModel,
  x: TensorLike,
  y: TensorLike,
  { batchSize = 256 }: BatchOptions = {},
): Promise<Record<LogName, number>> {
  checkCompiled(model);
  const samples = checkSamples(model, x, y);
  return recorded(await measure(model, [x, y], samples, batchSize, batchBar('evaluate')));
}
