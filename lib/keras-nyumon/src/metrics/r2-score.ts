import { tf } from '../backend/tf';
import { sameRank } from '../losses/same-rank';
import { checkOptions } from '../options/check-options';
import type { Metric, MetricOptions } from './metric';

/** Options of {@link r2Score}. */
export interface R2ScoreOptions extends MetricOptions {
  /** Whether every output counts as much, or as much as its labels vary. Default `uniformAverage`. */
  classAggregation?: 'uniformAverage' | 'varianceWeightedAverage';
}

/** R² (決定係数): the share of the labels' variance that the model explains, for labels and predictions [samples, outputs]. */
export function r2Score(options: R2ScoreOptions = {}): Metric {
  checkOptions(options, ['name', 'classAggregation'], 'metrics.r2Score');
  const { name = 'r2Score', classAggregation = 'uniformAverage' } = options;
  return {
    name,
    // For each output: samples, sum of labels, of their squares, and of squared errors.
    count: (yTrue, yPred) =>
      tf.tidy(() => {
        const [labels, predictions] = sameRank(yTrue.toFloat(), yPred);
        const sums = [tf.onesLike(labels), labels, labels.square(), labels.sub(predictions).square()];
        return Array.from(
          tf
            .stack(
              sums.map((each) => each.sum(0)),
              1,
            )
            .dataSync(),
        );
      }),
    value: (sums) => {
      const outputs = Array.from({ length: sums.length / 4 }, (_, i) => sums.slice(4 * i, 4 * i + 4));
      const variations = outputs.map(([samples, sum, squares]) => squares - sum ** 2 / samples);
      const scores = outputs.map(([, , , errors], i) => finite(1 - errors / variations[i]));
      const weights = classAggregation === 'uniformAverage' ? outputs.map(() => 1) : variations;
      const all = weights.reduce((sum, weight) => sum + weight, 0);
      return scores.reduce((sum, score, i) => sum + (score * weights[i]) / all, 0);
    },
  };
}

/** Labels that are all the same have no variance; Keras then says 0. */
function finite(score: number): number {
  return Math.abs(score) === Infinity ? 0 : score;
}
