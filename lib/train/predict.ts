import { batchTensor } from '../data/nd-array';
import type { NdArray, TensorLike } from '../data/nd-array';
import { tf } from '../engine/tf';
import { batchBar } from '../progress/batch-bar';
import { forEachBatch } from '../progress/batch-loop';
import { checkSamples } from './check-samples';
import type { BatchOptions } from './evaluate';

/**
 * The model's answers: Keras's `model.predict`. Shows a bar when it takes longer than two seconds, and leaves no
 * tensors behind.
 *
 * @param model a model with one output, compiled or not
 * @param x     inputs, shape [samples, …]
 * @returns float32, shape [samples, …output]; for a classifier, a row of probabilities for each sample
 * @throws RangeError when the shape does not fit, or the model has several outputs
 */
export async function predict(
  model: tf.LayersModel,
  x: TensorLike,
  { batchSize = 256 }: BatchOptions = {},
): Promise<NdArray<Float32Array>> {
  if (model.outputs.length !== 1) {
    throw new RangeError(
      `このモデルの出力は ${model.outputs.length} 個です。predict は出力が1個のモデル用です。model.predict(x) を使ってください。\n` +
        `This model has ${model.outputs.length} outputs; predict is for models with one. Use model.predict(x).`,
    );
  }
  const samples = checkSamples(model, x);
  const parts: Float32Array[] = [];
  let outputShape: number[] = [];
  const predictBatch = (begin: number, end: number) => {
    tf.tidy(() => {
      const output = model.predictOnBatch(batchTensor(x, begin, end)) as tf.Tensor;
      outputShape = output.shape.slice(1);
      parts.push(output.dataSync<'float32'>());
    });
  };
  await forEachBatch(samples, batchSize, predictBatch, batchBar('predict'));
  const size = outputShape.reduce((product, length) => product * length, 1);
  const data = new Float32Array(samples * size);
  parts.reduce((offset, part) => (data.set(part, offset), offset + part.length), 0);
  return { dtype: 'float32', shape: [samples, ...outputShape], data };
}
