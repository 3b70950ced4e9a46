import { checkName } from '../options/check-name';
import type { Metric } from './metric';
import type { MetricName } from './metric-name';
import { metricFunctions } from './metrics';

const byName: Record<MetricName, (options?: { name?: string }) => Metric> = {
  ...metricFunctions,
  mae: metricFunctions.meanAbsoluteError,
  mape: metricFunctions.meanAbsolutePercentageError,
  mse: metricFunctions.meanSquaredError,
  msle: metricFunctions.meanSquaredLogarithmicError,
};

/**
 * A metric with Keras's defaults, by its name; it is reported under the name as written.
 *
 * @throws RangeError when there is none of that name, with the one that was probably meant
 */
export function metricByName(name: MetricName): Metric {
  checkName(name, Object.keys(byName), 'metrics');
  return byName[name]({ name });
}

/** Every metric's name. */
export const METRIC_NAMES = Object.keys(byName) as MetricName[];
