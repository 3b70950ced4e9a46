import { checkOptions } from '../options/check-options';
import { countPositives } from './count-positives';
import type { PositiveOptions } from './count-positives';
import type { Metric, MetricOptions } from './metric';
import { ratio } from './metric';

/** Options of {@link precision}. */
export interface PrecisionOptions extends MetricOptions, PositiveOptions {}

/** Precision (適合率): of the predictions that say yes, the share that is right. 0 when none says yes. */
export function precision(options: PrecisionOptions = {}): Metric {
  checkOptions(options, ['name', 'thresholds', 'topK', 'classId'], 'metrics.precision');
  const { name = 'precision' } = options;
  return {
    name,
    count: (yTrue, yPred) => {
      const { truePositives, falsePositives } = countPositives(yTrue, yPred, options);
      return [truePositives, falsePositives];
    },
    value: ([truePositives, falsePositives]) => ratio(truePositives, truePositives + falsePositives),
  };
}
