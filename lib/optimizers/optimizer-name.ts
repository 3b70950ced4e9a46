import { tf } from '../engine/tf';
import { adadelta } from './adadelta';

const byName = {
  adadelta: () => adadelta(),
  adam: () => tf.train.adam(0.001, 0.9, 0.999, 1e-7),
  rmsprop: () => tf.train.rmsprop(0.001, 0.9, 0, 1e-7),
  sgd: () => tf.train.sgd(0.01),
};

/** The optimizers (最適化手法) that {@link compile} takes by name. */
export type OptimizerName = keyof typeof byName;

/** A new optimizer with Keras's defaults, by its Keras name. */
export function optimizerByName(name: OptimizerName): tf.Optimizer {
  return byName[name]();
}
