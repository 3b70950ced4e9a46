import { tf } from '../backend/tf';
import { sameRank } from '../losses/same-rank';
import type { BatchMean, Direction, Metric, MetricFunction } from './metric';
import { countOfMean, ratio } from './metric';

/** What {@link meanMetric} makes. */
export type MeanMetric = Metric & Required<Pick<Metric, 'mean'>>;

/**
 * A metric that is the mean over the samples.
 *
 * @param name   the name under which it is reported
 * @param values a value for each sample, of float32 labels and predictions of the same rank
 * @param direction where better values lie, if that is known
 */
export function meanMetric(name: string, values: MetricFunction, direction?: Direction): MeanMetric {
  const mean = (yTrue: tf.Tensor, yPred: tf.Tensor): BatchMean => {
    const each = values(...sameRank(yTrue.toFloat(), yPred));
    return { mean: each.toFloat().mean(), samples: each.rank === 0 ? 1 : each.shape[0] };
  };
  return {
    name,
    direction,
    mean,
    count: (yTrue, yPred) => tf.tidy(() => countOfMean(mean(yTrue, yPred))),
    value: ([total, samples]) => ratio(total, samples),
  };
}
