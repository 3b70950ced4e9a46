import type { tf } from '../backend/tf';
import { checkOptions } from '../options/check-options';
import { binaryAccuracy } from './binary-accuracy';
import { categoricalAccuracy } from './categorical-accuracy';
import type { MeanMetric } from './mean-metric';
import type { Metric, MetricOptions } from './metric';
import { sparseCategoricalAccuracy } from './sparse-categorical-accuracy';

/**
 * The share of right answers (正解率). Which kind it is follows from the shapes, as in Keras: a single output is compared
 * with 0.5; class indices and one-hot rows are compared with the likeliest class.
 */
export function accuracy(options: MetricOptions = {}): Metric {
  checkOptions(options, ['name'], 'metrics.accuracy');
  const { name = 'accuracy' } = options;
  return {
    name,
    mean: (yTrue, yPred) => kind(yTrue, yPred).mean(yTrue, yPred),
    count: (yTrue, yPred) => kind(yTrue, yPred).count(yTrue, yPred),
    value: binaryAccuracy().value,
  };
}

function kind(yTrue: tf.Tensor, yPred: tf.Tensor): MeanMetric {
  if (yPred.shape.at(-1) === 1) return binaryAccuracy();
  const isSparse = yTrue.rank < yPred.rank || yTrue.shape.at(-1) === 1;
  return isSparse ? sparseCategoricalAccuracy() : categoricalAccuracy();
}
