import type { TensorLike } from '../data/nd-array';
import { toTensor } from '../data/nd-array';
import { tf } from '../backend/tf';
import type { Samples } from './array-batches';
import { checkSamples } from './check-samples';
import { classWeights } from './class-weights';
import type { ModelData } from './model-data';
import { dataInOrder } from './model-data';
import { asRows, takeSlice } from './take-rows';
import { bilingual } from '../options/bilingual';

/** How much samples count in the loss. */
export interface SampleWeights {
  /** The weight of each sample, shape [samples]; with several outputs, for all or for each. */
  sampleWeight?: ModelData;
  /** The weight of each class, by class index. */
  classWeight?: Record<number, number>;
}

/**
 * Checks inputs, labels and weights, and brings them into the model's order.
 *
 * @throws RangeError when counts or shapes do not fit the model or each other
 */
export function gatherSamples(
  model: tf.LayersModel,
  x: ModelData,
  y: ModelData,
  { sampleWeight, classWeight }: SampleWeights = {},
): Samples {
  const inputs = dataInOrder(x, model.inputNames, 'x');
  const labels = dataInOrder(y, model.outputNames, 'y');
  const sampleWeights = weightsPerOutput(model, sampleWeight);
  checkWeights(model, sampleWeight, classWeight);
  const count = checkSamples(model, inputs, labels, sampleWeights);
  const perClass = classWeight && weightsByClass(labels[0], classWeight);
  return {
    count,
    inputs: inputs.map(asRows),
    labels: labels.map(asRows),
    sampleWeights: perClass ? [perClass] : sampleWeights.map((each) => each && asRows(each)),
  };
}

/** Samples `begin` to `end` − 1; disposed by {@link disposeSamples}. */
export function sliceSamples(samples: Samples, begin: number, end: number): Samples {
  return {
    count: end - begin,
    inputs: samples.inputs.map((rows) => takeSlice(rows, begin, end)),
    labels: samples.labels.map((rows) => takeSlice(rows, begin, end)),
    sampleWeights: samples.sampleWeights.map((rows) => rows && takeSlice(rows, begin, end)),
  };
}

/** Frees the tensors of samples that were cut out of others. */
export function disposeSamples({ inputs, labels, sampleWeights }: Samples): void {
  for (const rows of [...inputs, ...labels, ...sampleWeights]) {
    if (rows instanceof tf.Tensor) rows.dispose();
  }
}

function weightsPerOutput(model: tf.LayersModel, weights: ModelData | undefined): (TensorLike | undefined)[] {
  const { outputNames } = model;
  if (weights === undefined) return outputNames.map(() => undefined);
  const isForAll = 'shape' in weights || (Array.isArray(weights) && typeof weights[0] === 'number');
  return isForAll
    ? outputNames.map(() => weights as TensorLike)
    : dataInOrder(weights, outputNames, 'sampleWeight');
}

function weightsByClass(
  labels: TensorLike,
  classWeight: Record<number, number>,
): Samples['sampleWeights'][number] {
  return tf.tidy(() => {
    const data = classWeights(toTensor(labels), classWeight);
    return { dtype: 'float32', shape: [data.length], data };
  });
}

function checkWeights(model: tf.LayersModel, sampleWeight: unknown, classWeight: unknown): void {
  if (classWeight === undefined) return;
  if (model.outputs.length > 1) {
    throw new RangeError(
      bilingual({
        ja: 'classWeight は出力が1つのモデルだけで使えます。代わりに sampleWeight を渡してください。',
        en: 'classWeight works only with models of one output. Pass sampleWeight instead.',
      }),
    );
  }
  if (sampleWeight !== undefined) {
    throw new RangeError(
      bilingual({
        ja: 'classWeight と sampleWeight は同時に使えません。どちらか1つにしてください。',
        en: 'classWeight and sampleWeight cannot be used together. Pass one of them.',
      }),
    );
  }
}
