import type { TensorLike } from '../data/nd-array';
import { toTensor } from '../data/nd-array';
import { tf } from '../backend/tf';
import type { Batch, Batches } from './step/batch';
import { classWeights } from './class-weights';
import type { ModelData } from './model-data';
import { dataInOrder } from './model-data';
import { bilingual } from '../options/bilingual';

/** A batch of a dataset: inputs, labels, and the samples' weights in the loss if they are not all 1. */
export interface DatasetBatch {
  xs: ModelData;
  ys: ModelData;
  sampleWeight?: ModelData;
}

/** A dataset of TensorFlow.js, as far as training needs it. */
export interface TfDataset {
  iterator(): Promise<{ next(): Promise<IteratorResult<unknown>> }>;
  readonly size?: number | null;
}

/**
 * Batches that come one after the other: a `tf.data.Dataset` of `{ xs, ys }`, or anything that `for await` goes through,
 * such as a list or a generator of such batches. Their tensors are disposed after use.
 */
export type BatchDataset = TfDataset | Iterable<DatasetBatch> | AsyncIterable<DatasetBatch>;

/** How a dataset is gone through. */
interface DatasetOptions {
  /** How many batches make a pass; the next pass goes on after them. Default: all there are. */
  steps?: number;
  classWeight?: Record<number, number>;
}

/** The batches of a dataset, as the model takes them. */
export function datasetBatches(
  model: tf.LayersModel,
  dataset: BatchDataset,
  { steps, classWeight }: DatasetOptions = {},
): Batches {
  const size = 'size' in dataset ? dataset.size : undefined;
  const known = Array.isArray(dataset)
    ? dataset.length
    : Number.isFinite(size)
      ? (size as number)
      : undefined;
  let going: AsyncIterator<unknown> | undefined;
  const batches: Batches = {
    total: steps ?? known,
    async *pass() {
      going = steps === undefined ? iterate(dataset) : (going ?? iterate(dataset));
      let taken = 0;
      try {
        while (steps === undefined || taken < steps) {
          const next = await going.next();
          if (next.done === true) break;
          taken++;
          yield takeBatch(model, next.value as DatasetBatch, classWeight);
        }
      } finally {
        if (steps === undefined) await going.return?.();
      }
      if (taken === 0) throw empty();
      batches.total ??= taken;
    },
  };
  return batches;
}

async function* iterate(dataset: BatchDataset): AsyncGenerator {
  if (!('iterator' in dataset)) {
    for await (const batch of dataset) yield batch;
    return;
  }
  const iterator = await dataset.iterator();
  for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) yield next.value;
}

function takeBatch(
  model: tf.LayersModel,
  given: DatasetBatch,
  classWeight: Record<number, number> | undefined,
): Batch {
  if (typeof given !== 'object' || !('xs' in given && 'ys' in given)) throw notABatch();
  const tensors = (data: ModelData, names: string[], what: string) =>
    dataInOrder(data, names, what).map(ownTensor);
  const { inputNames, outputNames } = model;
  const labels = tensors(given.ys, outputNames, 'ys').map(toFloat);
  const [byClass] = classWeight ? [tf.tensor1d(classWeights(labels[0], classWeight))] : [];
  const sampleWeights =
    given.sampleWeight && tensors(given.sampleWeight, outputNames, 'sampleWeight').map(toFloat);
  return {
    inputs: tensors(given.xs, inputNames, 'xs'),
    labels,
    sampleWeights: byClass ? [byClass] : (sampleWeights ?? outputNames.map(() => undefined)),
  };
}

/** The dataset's own tensor, which becomes ours; or a new one of an array. */
function ownTensor(values: TensorLike): tf.Tensor {
  return values instanceof tf.Tensor ? values : toTensor(values);
}

function toFloat(tensor: tf.Tensor): tf.Tensor {
  if (tensor.dtype === 'float32') return tensor;
  const float = tensor.toFloat();
  tensor.dispose();
  return float;
}

function empty(): RangeError {
  return new RangeError(
    bilingual({
      ja: 'データセットからバッチが1つも得られません。ジェネレーターは1回しか使えないので、エポックのたびに初めから読めるもの(tf.data.Dataset や配列)を渡すか、stepsPerEpoch を指定してください。',
      en: 'The dataset gave no batch. A generator can be gone through only once: pass something that can be read again for each epoch (a tf.data.Dataset or a list), or set stepsPerEpoch.',
    }),
  );
}

function notABatch(): RangeError {
  return new RangeError(
    bilingual({
      ja: 'データセットの要素は { xs, ys } でなければなりません。tf.data.zip({ xs: …, ys: … }).batch(32) のように作ってください。',
      en: 'The elements of a dataset must be { xs, ys }. Make it as in tf.data.zip({ xs: …, ys: … }).batch(32).',
    }),
  );
}
