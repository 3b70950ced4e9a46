import { stockClass } from '../backend/stock-class';
import { tf } from '../backend/tf';
import { randomSource } from '../backend/random/random-source';
import type { LayerClass } from './define-layer';
import { dropoutMask } from './dropout-mask';
import { GRUCell } from './gru-cell';
import { LSTMCell } from './lstm-cell';
import { callBlockLstm, isBlockLstm } from './block-lstm';
import type { RecurrentArguments, StockCell, StockRecurrent } from './recurrent-cell';

/** TensorFlow.js's recurrent layer with a cell of ours. It forgets its dropout masks as soon as it has used them. */
function recurrent(
  className: 'LSTM' | 'GRU' | 'SimpleRNN',
  cellOf: (config: tf.serialization.ConfigDict) => StockCell,
): LayerClass {
  class Recurrent extends stockClass<StockRecurrent>(className) {
    static override readonly className = className;

    constructor(config: tf.serialization.ConfigDict) {
      super({ ...config, resetAfter: false });
      this.cell = cellOf(config);
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

/** keras.layers.LSTM. */
export const LSTM = recurrent('LSTM', (config) => new LSTMCell(config));
/** keras.layers.GRU. */
export const GRU = recurrent('GRU', (config) => new GRUCell(config));
/** keras.layers.SimpleRNN: the published cell is right, but its dropout knows no seed. */
export const SimpleRNN = recurrent('SimpleRNN', (config) => {
  const source = randomSource(config.seed as number | null | undefined);
  const dropoutFunc = (ones: tf.Tensor, rate: number) => dropoutMask(ones.shape, rate, source);
  const Cell = stockClass<StockCell>('SimpleRNNCell');
  return new Cell({ ...config, dropoutFunc: dropoutFunc as never });
});
