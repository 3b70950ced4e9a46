import { checkOptions } from '../options/check-options';
import type { MeanMetric } from './mean-metric';
import { meanMetric } from './mean-metric';
import type { MetricOptions } from './metric';

/** The share of samples whose likeliest class is the right one (正解率), for one-hot labels. */
export function categoricalAccuracy(options: MetricOptions = {}): MeanMetric {
  checkOptions(options, ['name'], 'metrics.categoricalAccuracy');
  const { name = 'categoricalAccuracy' } = options;
  return meanMetric(name, (yTrue, yPred) => yTrue.argMax(-1).equal(yPred.argMax(-1)));
}
