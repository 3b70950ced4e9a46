import { lossByName } from '../losses/loss-by-name';
import type { LossName } from '../losses/loss-name';
import { checkOptions } from '../options/check-options';
import { meanMetric } from './mean-metric';
import type { Metric, MetricOptions } from './metric';

/** A loss function as a metric: its mean over the samples. */
export function lossMetric(lossName: LossName): (options?: MetricOptions) => Metric {
  return (options = {}) => {
    checkOptions(options, ['name'], `metrics.${lossName}`);
    return meanMetric(options.name ?? lossName, lossByName(lossName));
  };
}
