import { checkOptions } from '../options/check-options';
import type { MeanMetric } from './mean-metric';
import { meanMetric } from './mean-metric';
import type { MetricOptions } from './metric';

/** Options of {@link binaryAccuracy}. */
export interface BinaryAccuracyOptions extends MetricOptions {
  /** From where on (not included) a prediction means yes. Default 0.5. */
  threshold?: number;
}

/** The share of right yes-or-no answers (正解率), for predictions 0 … 1 and labels 0 or 1. */
export function binaryAccuracy(options: BinaryAccuracyOptions = {}): MeanMetric {
  checkOptions(options, ['name', 'threshold'], 'metrics.binaryAccuracy');
  const { name = 'binaryAccuracy', threshold = 0.5 } = options;
  return meanMetric(name, (yTrue, yPred) => yTrue.equal(yPred.greater(threshold).toFloat()));
}
