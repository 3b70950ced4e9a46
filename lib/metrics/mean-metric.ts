import { tf } from '../engine/tf';
import { sameRank } from '../losses/same-rank';
import type { Metric, MetricFunction } from './metric';
import { ratio } from './metric';

/**
 * A metric that is the mean over the samples.
 *
 * @param name   the name under which it is reported
 * @param values a value for each sample, of float32 labels and predictions of the same rank
 */
export function meanMetric(name: string, values: MetricFunction): Metric {
  return {
    name,
    count: (yTrue, yPred) =>
      tf.tidy(() => {
        const each = values(...sameRank(yTrue.toFloat(), yPred));
        const samples = each.rank === 0 ? 1 : each.shape[0];
        return [each.toFloat().mean().dataSync()[0] * samples, samples];
      }),
    value: ([total, samples]) => ratio(total, samples),
  };
}
