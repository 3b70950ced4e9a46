import { EPSILON } from '../losses/loss';
import { number, oneOf } from '../options/option';
import type { OptionTable } from '../options/option-table';
import { readOptions } from '../options/option-table';
import type { Metric, MetricOptions } from './metric';
import { nameOption } from './metric';

/** Options of {@link metrics | metrics.f1Score}. */
export interface F1ScoreOptions extends MetricOptions {
  /**
   * How the scores of the classes become one number: `macro` is their mean, `weighted` weights them by how often each
   * class occurs, `micro` counts all classes together. Default `macro`; Keras's default gives a score for each class, and
   * a history holds single numbers.
   */
  average?: 'macro' | 'micro' | 'weighted';
  /** From where on (not included) a prediction means yes. Default: only the likeliest class of each sample does. */
  threshold?: number;
}

const F1_SCORE = {
  ...nameOption('f1Score'),
  average: oneOf(['macro', 'micro', 'weighted'], 'macro'),
  threshold: number(),
} satisfies OptionTable<F1ScoreOptions>;

/** The F1 score (F値), the harmonic mean of precision and recall, for labels and predictions [samples, classes]. */
export function f1Score(options: F1ScoreOptions = {}): Metric {
  const { name, average, threshold } = readOptions(options, F1_SCORE, 'metrics.f1Score');
  return {
    name,
    direction: 'up',
    // For each class: true positives, false positives, false negatives.
    count: (yTrue, yPred) => {
      const [labels, predictions] = [yTrue.dataSync(), yPred.dataSync<'float32'>()];
      const classes = yPred.shape[yPred.rank - 1];
      const counts = Array.from({ length: 3 * classes }, () => 0);
      for (let begin = 0; begin < predictions.length; begin += classes) {
        const row = predictions.subarray(begin, begin + classes);
        const largest = Math.max(...row);
        for (let i = 0; i < classes; i++) {
          const isLargest = row[i] === largest && Math.abs(row[i]) > 1e-9;
          const answer = Number(threshold === undefined ? isLargest : row[i] > threshold);
          const label = labels[begin + i];
          counts[3 * i] += answer * label;
          counts[3 * i + 1] += answer * (1 - label);
          counts[3 * i + 2] += (1 - answer) * label;
        }
      }
      return counts;
    },
    value: (sums) => {
      const classes = Array.from({ length: sums.length / 3 }, (_, i) => sums.slice(3 * i, 3 * i + 3));
      if (average === 'micro') {
        return f1([0, 1, 2].map((each) => classes.reduce((sum, counts) => sum + counts[each], 0)));
      }
      const occurrences = classes.map(([found, , missed]) => (average === 'macro' ? 1 : found + missed));
      const all = occurrences.reduce((sum, count) => sum + count, 0);
      return classes.reduce((sum, counts, i) => sum + f1(counts) * (occurrences[i] / all), 0);
    },
  };
}

function f1([truePositives, falsePositives, falseNegatives]: number[]): number {
  const precision = truePositives / (truePositives + falsePositives + EPSILON);
  const recall = truePositives / (truePositives + falseNegatives + EPSILON);
  return (2 * precision * recall) / (precision + recall + EPSILON);
}
