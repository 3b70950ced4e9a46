import { tf } from '../engine/tf';
import type { OptimizerName } from '../optimizers/optimizer-name';
import { optimizerByName } from '../optimizers/optimizer-name';
import type { LossName } from './loss-name';
import type { MetricName } from './metric-name';
import { metricByName } from './metric-name';

/** A loss of one's own: for labels and predictions of a batch, a value for each sample. */
export type LossFunction = (yTrue: tf.Tensor, yPred: tf.Tensor) => tf.Tensor;

/** Options of {@link compile}. */
export interface CompileOptions {
  /** How the weights are changed: a name, for Keras's defaults, or an optimizer such as `adadelta({ learningRate: 1 })`. */
  optimizer: OptimizerName | tf.Optimizer;
  /** What training makes small. With several outputs, one for each, in their order. */
  loss: LossName | LossFunction | (LossName | LossFunction)[];
  /** What is reported besides the loss. Default: nothing. */
  metrics?: MetricName[];
}

/**
 * Chooses how a model is trained: Keras's `model.compile`. Compiling again forgets the former optimizer's state.
 *
 * @param model the model; it is changed
 */
export function compile(model: tf.LayersModel, { optimizer, loss, metrics = [] }: CompileOptions): void {
  const former = model.optimizer as tf.Optimizer | undefined;
  const chosen = typeof optimizer === 'string' ? optimizerByName(optimizer) : optimizer;
  if (former !== chosen) former?.dispose();
  model.compile({
    optimizer: chosen,
    loss: loss as Parameters<tf.LayersModel['compile']>[0]['loss'],
    metrics: metrics.map(metricByName),
  });
  // The optimizer now belongs to the model: `model.dispose()` frees its state too.
  (model as unknown as { isOptimizerOwned: boolean }).isOptimizerOwned = true;
}
