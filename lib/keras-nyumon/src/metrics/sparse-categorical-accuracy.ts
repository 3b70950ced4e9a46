import { checkOptions } from '../options/check-options';
import type { MeanMetric } from './mean-metric';
import { meanMetric } from './mean-metric';
import type { MetricOptions } from './metric';

/** The share of samples whose likeliest class is the right one (正解率), for class indices [samples] or [samples, 1]. */
export function sparseCategoricalAccuracy(options: MetricOptions = {}): MeanMetric {
  checkOptions(options, ['name'], 'metrics.sparseCategoricalAccuracy');
  const { name = 'sparseCategoricalAccuracy' } = options;
  return meanMetric(name, (yTrue, yPred) => {
    const indices = yTrue.rank === yPred.rank ? yTrue.squeeze([-1]) : yTrue;
    return indices.toInt().equal(yPred.argMax(-1));
  });
}
