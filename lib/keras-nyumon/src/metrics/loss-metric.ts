import type { LossName } from '../losses/losses';
import { lossByName } from '../losses/losses';
import { readOptions } from '../options/option-table';
import type { MeanMetric } from './mean-metric';
import { meanMetric } from './mean-metric';
import type { MetricOptions } from './metric';
import { nameOption } from './metric';

/** A loss function as a metric: its mean over the samples. */
export function lossMetric(lossName: LossName): (options?: MetricOptions) => MeanMetric {
  return (options = {}) => {
    const { name } = readOptions(options, nameOption(lossName), `metrics.${lossName}`);
    return meanMetric(name, lossByName(lossName), 'down');
  };
}
