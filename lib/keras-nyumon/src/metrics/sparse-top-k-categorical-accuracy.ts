import { checkOptions } from '../options/check-options';
import { countInTopK } from './in-top-k';
import type { Metric } from './metric';
import { ratio } from './metric';
import type { TopKCategoricalAccuracyOptions } from './top-k-categorical-accuracy';

/** The share of samples whose right class is among the k likeliest ones, for class indices. */
export function sparseTopKCategoricalAccuracy(options: TopKCategoricalAccuracyOptions = {}): Metric {
  checkOptions(options, ['name', 'k'], 'metrics.sparseTopKCategoricalAccuracy');
  const { name = 'sparseTopKCategoricalAccuracy', k = 5 } = options;
  return {
    name,
    count: (yTrue, yPred) => countInTopK(yTrue.dataSync(), yPred, k),
    value: ([found, samples]) => ratio(found, samples),
  };
}
