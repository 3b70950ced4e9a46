import { tf } from '../engine/tf';

/** A metric as TensorFlow.js calls it: for labels and predictions of a batch, a value for each sample. */
type MetricFunction = (yTrue: tf.Tensor, yPred: tf.Tensor) => tf.Tensor;

const byName = { accuracy, mae: 'mae', mse: 'mse' } as const;

/** The metrics (評価指標) that {@link compile} takes by name. */
export type MetricName = keyof typeof byName;

/** What `model.compile` needs for a metric: its own name for it, or a function whose name becomes the history's key. */
export function metricByName(name: MetricName): string | MetricFunction {
  return byName[name];
}

/**
 * The share of right answers (正解率). Which kind it is follows from the shapes, as in Keras: one output is thresholded
 * at 0.5, class indices are compared with the likeliest class, one-hot rows too.
 */
function accuracy(yTrue: tf.Tensor, yPred: tf.Tensor): tf.Tensor {
  const classes = yPred.shape[yPred.rank - 1];
  const labelWidth = yTrue.shape[yTrue.rank - 1];
  if (classes === 1) return tf.metrics.binaryAccuracy(yTrue, yPred);
  const isSparse = yTrue.rank < yPred.rank || labelWidth === 1;
  return isSparse
    ? tf.metrics.sparseCategoricalAccuracy(yTrue, yPred)
    : tf.metrics.categoricalAccuracy(yTrue, yPred);
}
