import { tf } from '../backend/tf';
import { checkOptions } from '../options/check-options';
import type { TopKOptions } from './in-top-k';
import { countInTopK } from './in-top-k';
import type { Metric, MetricOptions } from './metric';
import { ratio } from './metric';

/** Options of {@link topKCategoricalAccuracy}. */
export interface TopKCategoricalAccuracyOptions extends MetricOptions, TopKOptions {}

/** The share of samples whose right class is among the k likeliest ones, for one-hot labels. */
export function topKCategoricalAccuracy(options: TopKCategoricalAccuracyOptions = {}): Metric {
  checkOptions(options, ['name', 'k'], 'metrics.topKCategoricalAccuracy');
  const { name = 'topKCategoricalAccuracy', k = 5 } = options;
  return {
    name,
    count: (yTrue, yPred) => tf.tidy(() => countInTopK(yTrue.argMax(-1).dataSync(), yPred, k)),
    value: ([found, samples]) => ratio(found, samples),
  };
}
