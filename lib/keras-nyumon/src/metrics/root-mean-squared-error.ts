import { checkOptions } from '../options/check-options';
import { meanMetric } from './mean-metric';
import type { Metric, MetricOptions } from './metric';

/** The root of the mean squared error (RMSE): in the labels' own unit. */
export function rootMeanSquaredError(options: MetricOptions = {}): Metric {
  checkOptions(options, ['name'], 'metrics.rootMeanSquaredError');
  const { name = 'rootMeanSquaredError' } = options;
  const squares = meanMetric(name, (yTrue, yPred) => yPred.sub(yTrue).square());
  return { ...squares, value: (sums) => Math.sqrt(squares.value(sums)) };
}
