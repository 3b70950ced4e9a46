import { tf } from '../backend/tf';
import { integer, number } from '../options/option';
import type { OptionTable } from '../options/option-table';
import { readOptions } from '../options/option-table';
import type { MeanMetric } from './mean-metric';
import { meanMetric } from './mean-metric';
import type { Metric, MetricOptions } from './metric';
import { nameOption, ratio } from './metric';

/**
 * The share of right answers (正解率). Which kind it is follows from the shapes, as in Keras: a single output is compared
 * with 0.5; class indices and one-hot rows are compared with the likeliest class.
 */
export function accuracy(options: MetricOptions = {}): Metric {
  const { name } = readOptions(options, nameOption('accuracy'), 'metrics.accuracy');
  return {
    name,
    direction: 'up',
    mean: (yTrue, yPred) => kind(yTrue, yPred).mean(yTrue, yPred),
    count: (yTrue, yPred) => kind(yTrue, yPred).count(yTrue, yPred),
    value: binaryAccuracy().value,
  };
}

function kind(yTrue: tf.Tensor, yPred: tf.Tensor): MeanMetric {
  if (yPred.shape.at(-1) === 1) return binaryAccuracy();
  const isSparse = yTrue.rank < yPred.rank || yTrue.shape.at(-1) === 1;
  return isSparse ? sparseCategoricalAccuracy() : categoricalAccuracy();
}

/** Options of {@link metrics | metrics.binaryAccuracy}. */
export interface BinaryAccuracyOptions extends MetricOptions {
  /** From where on (not included) a prediction means yes. Default 0.5. */
  threshold?: number;
}

const BINARY = {
  ...nameOption('binaryAccuracy'),
  threshold: number({ default: 0.5 }),
} satisfies OptionTable<BinaryAccuracyOptions>;

/** The share of right yes-or-no answers (正解率), for predictions 0 … 1 and labels 0 or 1. */
export function binaryAccuracy(options: BinaryAccuracyOptions = {}): MeanMetric {
  const { name, threshold } = readOptions(options, BINARY, 'metrics.binaryAccuracy');
  return meanMetric(name, (yTrue, yPred) => yTrue.equal(yPred.greater(threshold).toFloat()), 'up');
}

/** The share of samples whose likeliest class is the right one (正解率), for one-hot labels. */
export function categoricalAccuracy(options: MetricOptions = {}): MeanMetric {
  const table = nameOption('categoricalAccuracy');
  const { name } = readOptions(options, table, 'metrics.categoricalAccuracy');
  return meanMetric(name, (yTrue, yPred) => yTrue.argMax(-1).equal(yPred.argMax(-1)), 'up');
}

/** The share of samples whose likeliest class is the right one (正解率), for class indices [samples] or [samples, 1]. */
export function sparseCategoricalAccuracy(options: MetricOptions = {}): MeanMetric {
  const table = nameOption('sparseCategoricalAccuracy');
  const { name } = readOptions(options, table, 'metrics.sparseCategoricalAccuracy');
  const isRight = (yTrue: tf.Tensor, yPred: tf.Tensor) => {
    const indices = yTrue.rank === yPred.rank ? yTrue.squeeze([-1]) : yTrue;
    return indices.toInt().equal(yPred.argMax(-1));
  };
  return meanMetric(name, isRight, 'up');
}

/** Options of {@link metrics | metrics.topKCategoricalAccuracy}. */
export interface TopKCategoricalAccuracyOptions extends MetricOptions {
  /** How many answers each sample has. Default 5. */
  k?: number;
}

const topK = (name: string) =>
  ({
    ...nameOption(name),
    k: integer({ least: 1, default: 5 }),
  }) satisfies OptionTable<TopKCategoricalAccuracyOptions>;

/** The share of samples whose right class is among the k likeliest ones, for one-hot labels. */
export function topKCategoricalAccuracy(options: TopKCategoricalAccuracyOptions = {}): Metric {
  const table = topK('topKCategoricalAccuracy');
  const { name, k } = readOptions(options, table, 'metrics.topKCategoricalAccuracy');
  return {
    name,
    direction: 'up',
    count: (yTrue, yPred) => tf.tidy(() => countInTopK(yTrue.argMax(-1).dataSync(), yPred, k)),
    value: ([found, samples]) => ratio(found, samples),
  };
}

/** The share of samples whose right class is among the k likeliest ones, for class indices. */
export function sparseTopKCategoricalAccuracy(options: TopKCategoricalAccuracyOptions = {}): Metric {
  const table = topK('sparseTopKCategoricalAccuracy');
  const { name, k } = readOptions(options, table, 'metrics.sparseTopKCategoricalAccuracy');
  return {
    name,
    direction: 'up',
    count: (yTrue, yPred) => countInTopK(yTrue.dataSync(), yPred, k),
    value: ([found, samples]) => ratio(found, samples),
  };
}

/**
 * Counts the samples whose right class is among the k likeliest ones.
 *
 * @param right the right class of each sample
 * @param yPred a row of numbers for each sample, one for each class
 * @returns how many, and how many samples there are
 */
function countInTopK(right: ArrayLike<number>, yPred: tf.Tensor, k: number): number[] {
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
