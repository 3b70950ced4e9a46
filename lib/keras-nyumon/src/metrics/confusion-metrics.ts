import type { tf } from '../backend/tf';
import { integer, number } from '../options/option';
import type { OptionTable } from '../options/option-table';
import { readOptions } from '../options/option-table';
import type { Metric, MetricOptions } from './metric';
import { nameOption, ratio } from './metric';

/** Which predictions count, and when they mean yes. */
interface PositiveOptions {
  /** From where on (not included) a prediction means yes. Default 0.5; with `topK`, everything among the k likeliest. */
  thresholds?: number;
  /** Counts only the k likeliest classes of each sample as answers. Default: all. */
  topK?: number;
  /** Counts only this class. Default: all. */
  classId?: number;
}

const POSITIVE = {
  thresholds: number(),
  topK: integer({ least: 1 }),
  classId: integer({ least: 0 }),
} satisfies OptionTable<PositiveOptions>;

/** Options of {@link metrics | metrics.precision}. */
export interface PrecisionOptions extends MetricOptions, PositiveOptions {}

/** Precision (適合率): of the predictions that say yes, the share that is right. 0 when none says yes. */
export function precision(options: PrecisionOptions = {}): Metric {
  const table = { ...nameOption('precision'), ...POSITIVE };
  const settings = readOptions(options, table, 'metrics.precision');
  return {
    name: settings.name,
    direction: 'up',
    count: (yTrue, yPred) => {
      const { truePositives, falsePositives } = countPositives(yTrue, yPred, settings);
      return [truePositives, falsePositives];
    },
    value: ([truePositives, falsePositives]) => ratio(truePositives, truePositives + falsePositives),
  };
}

/** Options of {@link metrics | metrics.recall}. */
export interface RecallOptions extends MetricOptions, PositiveOptions {}

/** Recall (再現率): of what is yes, the share that was found. 0 when nothing is yes. */
export function recall(options: RecallOptions = {}): Metric {
  const table = { ...nameOption('recall'), ...POSITIVE };
  const settings = readOptions(options, table, 'metrics.recall');
  return {
    name: settings.name,
    direction: 'up',
    count: (yTrue, yPred) => {
      const { truePositives, falseNegatives } = countPositives(yTrue, yPred, settings);
      return [truePositives, falseNegatives];
    },
    value: ([truePositives, falseNegatives]) => ratio(truePositives, truePositives + falseNegatives),
  };
}

/** How many predictions were right and wrong, of those that said yes and of those that said no. */
interface Positives {
  /** True positives (真陽性): said yes, and it is. */
  truePositives: number;
  /** False positives (偽陽性): said yes, and it is not. */
  falsePositives: number;
  /** False negatives (偽陰性): said no, and it is. */
  falseNegatives: number;
}

/** Counts a batch. Labels that are not 0 are yes, as in Keras. */
function countPositives(yTrue: tf.Tensor, yPred: tf.Tensor, options: PositiveOptions): Positives {
  const { topK, classId } = options;
  const { thresholds = topK === undefined ? 0.5 : -Infinity } = options;
  const [labels, predictions] = [yTrue.dataSync(), yPred.dataSync<'float32'>()];
  const classes = yPred.shape[yPred.rank - 1];
  const counts = { truePositives: 0, falsePositives: 0, falseNegatives: 0 };
  for (let i = 0; i < predictions.length; i++) {
    if (classId !== undefined && i % classes !== classId) continue;
    const isAnswer = topK === undefined || rankInRow(predictions, i, classes) < topK;
    const saysYes = isAnswer && predictions[i] > thresholds;
    if (labels[i] !== 0) counts[saysYes ? 'truePositives' : 'falseNegatives']++;
    else if (saysYes) counts.falsePositives++;
  }
  return counts;
}

/** How many in the same row come before element i; of equal ones, the first comes first. */
function rankInRow(values: ArrayLike<number>, i: number, classes: number): number {
  const begin = i - (i % classes);
  let before = 0;
  for (let j = begin; j < begin + classes; j++) {
    if (values[j] > values[i] || (values[j] === values[i] && j < i)) before++;
  }
  return before;
}
