import type { tf } from '../backend/tf';
import { anything, integer } from '../options/option';
import type { OptionTable } from '../options/option-table';
import { readOptions } from '../options/option-table';
import { batchBar } from '../visualization/progress/batch-bar';
import { arrayBatches } from './array-batches';
import { compiledOf } from './step/compiled';
import { gatherSamples } from './gather-samples';
import type { LogName } from './logs';
import { measure } from './measure';
import { planModel } from './step/model-plan';
import type { ModelData } from './model-data';

/** Options of {@link evaluate}. */
export interface EvaluateOptions {
  /**
   * How many samples are computed at once. Default 256; it changes speed and memory, not the numbers
   * (but for `<output>_loss` with several outputs, which, as in Keras, is a mean over the batches).
   */
  batchSize?: number;
  /** The weight of each sample in the loss, shape [samples]; with several outputs, for all or for each. Default: all 1. */
  sampleWeight?: ModelData;
}

const OPTIONS = {
  batchSize: integer({ least: 1, default: 256 }),
  sampleWeight: anything(),
} satisfies OptionTable<EvaluateOptions>;

/**
 * Measures a compiled model: Keras's `model.evaluate`. Shows a bar when it takes longer than two seconds, and leaves no
 * tensors behind.
 *
 * @param model a compiled model
 * @param x     inputs, shape [samples, …]; with several, a list in their order or an object by name
 * @param y     labels, shape [samples, …]; with several outputs, a list in their order or an object by name
 * @returns the loss and each metric that `compile` was given, over all samples
 * @throws RangeError when shapes do not fit; Error when the model is not compiled
 */
export async function evaluate<Name extends string = never>(
  model: tf.LayersModel,
  x: ModelData,
  y: ModelData,
  options: EvaluateOptions = {},
): Promise<Record<LogName | Name, number>> {
  const { batchSize, sampleWeight } = readOptions(options, OPTIONS, 'evaluate');
  const compiled = compiledOf(model);
  const samples = gatherSamples(model, x, y, { sampleWeight });
  const batches = arrayBatches(samples, batchSize, false);
  const show = batchBar('evaluate');
  const total = Math.ceil(samples.count / batchSize);
  const plan = planModel(model, { logits: true });
  const values = await measure(plan, compiled, batches, (done) => show(done, total));
  return values;
}
