import { normalize } from '../losses/cosine-similarity';
import { checkOptions } from '../options/check-options';
import { meanMetric } from './mean-metric';
import type { Metric, MetricOptions } from './metric';

/** The cosine of the angle between labels and predictions (コサイン類似度): 1 for the same direction. */
export function cosineSimilarity(options: MetricOptions = {}): Metric {
  checkOptions(options, ['name'], 'metrics.cosineSimilarity');
  const { name = 'cosineSimilarity' } = options;
  return meanMetric(name, (yTrue, yPred) => normalize(yTrue).mul(normalize(yPred)).sum(-1));
}
