import { integer, oneOf } from '../options/option';
import type { OptionTable } from '../options/option-table';
import { readOptions } from '../options/option-table';
import type { Metric, MetricOptions } from './metric';
import { nameOption, ratio } from './metric';

/** Options of {@link metrics | metrics.auc}. */
export interface AucOptions extends MetricOptions {
  /** `ROC`: how many are found, over how many are taken for yes wrongly. `PR`: precision over recall. Default `ROC`. */
  curve?: 'ROC' | 'PR';
  /** At how many thresholds from 0 to 1 the curve is measured. Default 200. */
  numThresholds?: number;
}

const AUC = {
  ...nameOption('auc'),
  curve: oneOf(['ROC', 'PR'], 'ROC'),
  numThresholds: integer({ least: 2, default: 200 }),
} satisfies OptionTable<AucOptions>;

/**
 * The area under a curve (AUC) that shows a yes-or-no classifier at every threshold: 1 for a perfect one; for the ROC curve
 * 0.5 for guessing. As in Keras, predictions are 0 … 1 and the curve is drawn through 200 thresholds.
 *
 * Source: keras.metrics.AUC; for PR, J. Davis and M. Goadrich, "The Relationship Between Precision-Recall and ROC Curves"
 * (2006).
 */
export function auc(options: AucOptions = {}): Metric {
  const { name, curve, numThresholds } = readOptions(options, AUC, 'metrics.auc');
  const last = numThresholds - 1;
  return {
    name,
    direction: 'up',
    // How many yes, and after them how many no, lie between each threshold and the next.
    count: (yTrue, yPred) => {
      const counts = Array.from({ length: 2 * last }, () => 0);
      const labels = yTrue.dataSync();
      yPred.dataSync<'float32'>().forEach((prediction, i) => {
        const place = Math.fround(Math.min(Math.max(prediction, 0), 1) * last);
        const between = Math.max(Math.ceil(place) - 1, 0);
        counts[labels[i] !== 0 ? between : last + between]++;
      });
      return counts;
    },
    value: (sums) => {
      // At each threshold, how many above it are yes and how many are no; nothing is above the last one.
      const truePositives = [...sumsFromTheEnd(sums.slice(0, last)), 0];
      const falsePositives = [...sumsFromTheEnd(sums.slice(last)), 0];
      const area = curve === 'ROC' ? areaUnderRoc : areaUnderPrecisionRecall;
      return area(truePositives, falsePositives);
    },
  };
}

function sumsFromTheEnd(values: number[]): number[] {
  let sum = 0;
  return values.map((_, i) => (sum += values[values.length - 1 - i])).reverse();
}

function areaUnderRoc(truePositives: number[], falsePositives: number[]): number {
  const found = truePositives.map((count) => ratio(count, truePositives[0]));
  const wrong = falsePositives.map((count) => ratio(count, falsePositives[0]));
  return pieces(found).reduce(
    (sum, i) => sum + ((wrong[i] - wrong[i + 1]) * (found[i] + found[i + 1])) / 2,
    0,
  );
}

/** Between two thresholds, precision does not follow a straight line over recall, but both counts do. */
function areaUnderPrecisionRecall(truePositives: number[], falsePositives: number[]): number {
  const positives = truePositives.map((count, i) => count + falsePositives[i]);
  return pieces(positives).reduce((sum, i) => {
    const found = truePositives[i] - truePositives[i + 1];
    const slope = ratio(found, positives[i] - positives[i + 1]);
    const intercept = truePositives[i + 1] - slope * positives[i + 1];
    const growth = positives[i] > 0 && positives[i + 1] > 0 ? positives[i] / positives[i + 1] : 1;
    return sum + ratio(slope * (found + intercept * Math.log(growth)), truePositives[0]);
  }, 0);
}

/** The indices of all but the last point: where the pieces of the curve begin. */
function pieces(points: number[]): number[] {
  return [...points.keys()].slice(0, -1);
}
