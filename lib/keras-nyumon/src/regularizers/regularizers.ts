import { tf } from '../backend/tf';
import { number } from '../options/option';
import { readOptions } from '../options/option-table';

/** Adds to the loss what keeps weights small (正則化). */
export type Regularizer = NonNullable<
  Exclude<Parameters<typeof tf.layers.dense>[0]['kernelRegularizer'], string>
>;

const strength = number({ default: 0.01 });
const strengthOrNone = number({ default: 0 });

/** Regularizers with Keras's defaults, for a layer's `kernelRegularizer` and the like: `regularizers.l2({ l2: 0.001 })`. */
export const regularizers = {
  /** Adds `l1` times the sum of the weights' magnitudes; default 0.01. */
  l1: (options: { l1?: number } = {}): Regularizer =>
    tf.regularizers.l1(readOptions(options, { l1: strength }, 'regularizers.l1')),
  /** Adds both; each is 0 when left out. (TensorFlow.js takes 0.01 then.) */
  l1l2: (options: { l1?: number; l2?: number } = {}): Regularizer => {
    const table = { l1: strengthOrNone, l2: strengthOrNone };
    return tf.regularizers.l1l2(readOptions(options, table, 'regularizers.l1l2'));
  },
  /** Adds `l2` times the sum of the weights' squares; default 0.01. */
  l2: (options: { l2?: number } = {}): Regularizer =>
    tf.regularizers.l2(readOptions(options, { l2: strength }, 'regularizers.l2')),
};

/** A regularizer by name, with its default. */
export type RegularizerName = 'l1' | 'l2';
