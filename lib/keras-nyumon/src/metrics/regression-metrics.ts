import { tf } from '../backend/tf';
import { normalize } from '../losses/regression-losses';
import { sameRank } from '../losses/same-rank';
import { oneOf } from '../options/option';
import type { OptionTable } from '../options/option-table';
import { readOptions } from '../options/option-table';
import { meanMetric } from './mean-metric';
import type { Metric, MetricOptions } from './metric';
import { nameOption } from './metric';

/** The root of the mean squared error (RMSE): in the labels' own unit. */
export function rootMeanSquaredError(options: MetricOptions = {}): Metric {
  const table = nameOption('rootMeanSquaredError');
  const { name } = readOptions(options, table, 'metrics.rootMeanSquaredError');
  const squares = meanMetric(name, (yTrue, yPred) => yPred.sub(yTrue).square(), 'down');
  return { ...squares, value: (sums) => Math.sqrt(squares.value(sums)) };
}

/** The cosine of the angle between labels and predictions (コサイン類似度): 1 for the same direction. */
export function cosineSimilarity(options: MetricOptions = {}): Metric {
  const { name } = readOptions(options, nameOption('cosineSimilarity'), 'metrics.cosineSimilarity');
  return meanMetric(name, (yTrue, yPred) => normalize(yTrue).mul(normalize(yPred)).sum(-1), 'up');
}

/** Options of {@link metrics | metrics.r2Score}. */
export interface R2ScoreOptions extends MetricOptions {
  /** Whether every output counts as much, or as much as its labels vary. Default `uniformAverage`. */
  classAggregation?: 'uniformAverage' | 'varianceWeightedAverage';
}

const R2_SCORE = {
  ...nameOption('r2Score'),
  classAggregation: oneOf(['uniformAverage', 'varianceWeightedAverage'], 'uniformAverage'),
} satisfies OptionTable<R2ScoreOptions>;

/** R² (決定係数): the share of the labels' variance that the model explains, for labels and predictions [samples, outputs]. */
export function r2Score(options: R2ScoreOptions = {}): Metric {
  const { name, classAggregation } = readOptions(options, R2_SCORE, 'metrics.r2Score');
  return {
    name,
    direction: 'up',
    // For each output: samples, sum of labels, of their squares, and of squared errors.
    count: (yTrue, yPred) =>
      tf.tidy(() => {
        const [labels, predictions] = sameRank(yTrue.toFloat(), yPred);
        const each = [tf.onesLike(labels), labels, labels.square(), labels.sub(predictions).square()];
        const sums = each.map((values) => values.sum(0));
        return Array.from(tf.stack(sums, 1).dataSync());
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
