import { tf } from '../backend/tf';
import { checkOptions } from '../options/check-options';

/** Adds to the loss what keeps weights small (正則化). */
export type Regularizer = NonNullable<
  Exclude<Parameters<typeof tf.layers.dense>[0]['kernelRegularizer'], string>
>;

/** Regularizers with Keras's defaults, for a layer's `kernelRegularizer` and the like: `regularizers.l2({ l2: 0.001 })`. */
export const regularizers = {
  /** Adds `l1` times the sum of the weights' magnitudes; default 0.01. */
  l1: (options: { l1?: number } = {}): Regularizer => {
    checkOptions(options, ['l1'], 'regularizers.l1');
    return tf.regularizers.l1({ l1: options.l1 ?? 0.01 });
  },
  /** Adds both; each is 0 when left out. (TensorFlow.js takes 0.01 then.) */
  l1l2: (options: { l1?: number; l2?: number } = {}): Regularizer => {
    checkOptions(options, ['l1', 'l2'], 'regularizers.l1l2');
    return tf.regularizers.l1l2({ l1: options.l1 ?? 0, l2: options.l2 ?? 0 });
  },
  /** Adds `l2` times the sum of the weights' squares; default 0.01. */
  l2: (options: { l2?: number } = {}): Regularizer => {
    checkOptions(options, ['l2'], 'regularizers.l2');
    return tf.regularizers.l2({ l2: options.l2 ?? 0.01 });
  },
};

/** A regularizer by name, with its default. */
export type RegularizerName = 'l1' | 'l2';
