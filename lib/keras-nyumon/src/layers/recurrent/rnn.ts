import { stockClass } from '../../backend/stock-class';
import { tf } from '../../backend/tf';
import type { LayerClass } from '../definition/define-layer';
import { defineLayer, required } from '../definition/define-layer';
import type { LayerOptions } from '../definition/layer-options';
import { callBlockLstm, isBlockLstm } from './block-lstm';
import type { RecurrentArguments, StockCell, StockRecurrent } from './recurrent-cell';

/** How a layer goes through a sequence. */
export interface SequenceOptions {
  /** Whether the output of each step is returned, or only the last. Default false. */
  returnSequences?: boolean;
  /** Whether the last state is returned besides. Default false. */
  returnState?: boolean;
  /** Whether the sequence is gone through from its end. Default false. */
  goBackwards?: boolean;
  /** Whether a batch starts from the state in which the last one ended. Default false; needs `batchInputShape`. */
  stateful?: boolean;
}

/** Keras's defaults of {@link SequenceOptions}. */
export const SEQUENCE = {
  returnSequences: false,
  returnState: false,
  goBackwards: false,
  stateful: false,
} as const;

/** Options of {@link rnn}. */
export interface RNNOptions extends LayerOptions, SequenceOptions {
  /** What is done at each step: a cell, or several, of which each takes what the one before gives. */
  cell: tf.layers.Layer | tf.layers.Layer[];
}

/** A recurrent layer of given cells: [batch, steps, features] becomes [batch, units], or [batch, steps, units]. */
export const rnn = defineLayer<RNNOptions, tf.layers.Layer>('rnn', stockClass('RNN'), {
  cell: required,
  ...SEQUENCE,
});

/**
 * The class of a recurrent layer of TensorFlow.js's with a cell of ours. It forgets its dropout masks as soon as it has
 * used them.
 */
export function makeRecurrent(
  className: 'LSTM' | 'GRU' | 'SimpleRNN',
  makeCell: (config: tf.serialization.ConfigDict) => StockCell,
): LayerClass {
  class Recurrent extends stockClass<StockRecurrent>(className) {
    static override readonly className = className;

    constructor(config: tf.serialization.ConfigDict) {
      super({ ...config, resetAfter: false });
      this.cell = makeCell(config);
    }

    override call(inputs: tf.Tensor | tf.Tensor[], kwargs: RecurrentArguments): tf.Tensor | tf.Tensor[] {
      const outputs =
        className === 'LSTM' && isBlockLstm(this, kwargs)
          ? tf.tidy(() => callBlockLstm(this, inputs, kwargs))
          : super.call(inputs, kwargs);
      tf.dispose([this.cell.dropoutMask ?? [], this.cell.recurrentDropoutMask ?? []]);
      this.cell.dropoutMask = null;
      this.cell.recurrentDropoutMask = null;
      return outputs;
    }
  }
  tf.serialization.registerClass(Recurrent);
  return Recurrent;
}
