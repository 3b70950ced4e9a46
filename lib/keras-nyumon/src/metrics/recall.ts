import { checkOptions } from '../options/check-options';
import { countPositives } from './count-positives';
import type { PositiveOptions } from './count-positives';
import type { Metric, MetricOptions } from './metric';
import { ratio } from './metric';

/** Options of {@link recall}. */
export interface RecallOptions extends MetricOptions, PositiveOptions {}

/** Recall (再現率): of what is yes, the share that was found. 0 when nothing is yes. */
export function recall(options: RecallOptions = {}): Metric {
  checkOptions(options, ['name', 'thresholds', 'topK', 'classId'], 'metrics.recall');
  const { name = 'recall' } = options;
  return {
    name,
    count: (yTrue, yPred) => {
      const { truePositives, falseNegatives } = countPositives(yTrue, yPred, options);
      return [truePositives, falseNegatives];
    },
    value: ([truePositives, falseNegatives]) => ratio(truePositives, truePositives + falseNegatives),
  };
}
