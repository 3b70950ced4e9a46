import { batchTensor } from '../data/nd-array';
import type { NdArray } from '../data/nd-array';
import { tf } from '../backend/tf';
import { integer } from '../options/option';
import type { OptionTable } from '../options/option-table';
import { readOptions } from '../options/option-table';
import { batchBar } from '../visualization/progress/batch-bar';
import { forEachBatch } from '../visualization/progress/batch-loop';
import { applyModel } from './graph/apply-model';
import { planModel } from './step/model-plan';
import { buildModel } from '../models/build-model';
import { checkSamples } from './check-samples';
import type { ModelData } from './model-data';
import { dataInOrder } from './model-data';
import { bilingual } from '../options/bilingual';

/** Options of {@link predict} and {@link predictAll}. */
export interface PredictOptions {
  /** How many samples are computed at once. Default 256; it changes speed and memory, not the numbers. */
  batchSize?: number;
}

const OPTIONS = { batchSize: integer({ least: 1, default: 256 }) } satisfies OptionTable<PredictOptions>;

/**
 * The model's answers: Keras's `model.predict`. Shows a bar when it takes longer than two seconds, and leaves no
 * tensors behind.
 *
 * @param model a model with one output, compiled or not
 * @param x     inputs, shape [samples, …]; with several, a list in their order or an object by name
 * @returns float32, shape [samples, …output]; for a classifier, a row of probabilities for each sample
 * @throws RangeError when the shape does not fit, or the model has several outputs
 */
export async function predict(
  model: tf.LayersModel,
  x: ModelData,
  options: PredictOptions = {},
): Promise<NdArray<Float32Array>> {
  if (model.outputs.length !== 1) {
    throw new RangeError(
      bilingual({
        ja: `このモデルの出力は ${model.outputs.length} 個です。predict は出力が1個のモデル用です。predictAll(model, x) を使ってください。`,
        en: `This model has ${model.outputs.length} outputs; predict is for models with one. Use predictAll(model, x).`,
      }),
    );
  }
  return (await outputs(model, x, options, 'predict'))[0];
}

/**
 * The answers of a model with several outputs, by the outputs' names. Everything else is as with {@link predict}.
 *
 * @returns for each output float32, shape [samples, …output]
 */
export async function predictAll(
  model: tf.LayersModel,
  x: ModelData,
  options: PredictOptions = {},
): Promise<Record<string, NdArray<Float32Array>>> {
  const answers = await outputs(model, x, options, 'predictAll');
  return Object.fromEntries(model.outputNames.map((name, i) => [name, answers[i]]));
}

async function outputs(
  model: tf.LayersModel,
  x: ModelData,
  options: PredictOptions,
  what: string,
): Promise<NdArray<Float32Array>[]> {
  const { batchSize } = readOptions(options, OPTIONS, what);
  buildModel(model);
  const inputs = dataInOrder(x, model.inputNames, 'x');
  const samples = checkSamples(model, inputs);
  const parts: Float32Array[][] = model.outputs.map(() => []);
  const shapes: number[][] = [];
  const plan = planModel(model, { logits: false });
  const predictBatch = (begin: number, end: number) => {
    tf.tidy(() => {
      const batch = inputs.map((values) => batchTensor(values, begin, end));
      applyModel(plan, batch).outputs.forEach((output, i) => {
        shapes[i] = output.shape.slice(1);
        parts[i].push(output.dataSync<'float32'>());
      });
    });
  };
  await forEachBatch(samples, batchSize, predictBatch, batchBar(what));
  return shapes.map((shape, i) => ({
    dtype: 'float32',
    shape: [samples, ...shape],
    data: joined(parts[i], samples * shape.reduce((product, length) => product * length, 1)),
  }));
}

function joined(parts: Float32Array[], length: number): Float32Array {
  const data = new Float32Array(length);
  parts.reduce((offset, part) => (data.set(part, offset), offset + part.length), 0);
  return data;
}
