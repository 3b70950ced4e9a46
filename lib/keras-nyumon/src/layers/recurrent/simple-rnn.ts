import { randomSource } from '../../backend/random/random-source';
import { dropoutMask } from '../../backend/random/random-tensor';
import { stockClass } from '../../backend/stock-class';
import type { tf } from '../../backend/tf';
import { defineLayer } from '../definition/define-layer';
import type { CellOptions, SeedOption, StockCell } from './recurrent-cell';
import { CELL, SEED } from './recurrent-cell';
import type { SequenceOptions } from './rnn';
import { SEQUENCE, makeRecurrent } from './rnn';

/** Options of {@link simpleRNN}. */
export interface SimpleRNNOptions extends CellOptions, SequenceOptions, SeedOption {}

/** The published cell is right, but its dropout knows no seed. */
const SimpleRNN = makeRecurrent('SimpleRNN', (config) => {
  const source = randomSource(config.seed as number | null | undefined);
  const dropoutFunc = (ones: tf.Tensor, rate: number) => dropoutMask(ones.shape, rate, source);
  const Cell = stockClass<StockCell>('SimpleRNNCell');
  return new Cell({ ...config, dropoutFunc: dropoutFunc as never });
});

/** A recurrent layer (再帰層): [batch, steps, features] becomes [batch, units], or [batch, steps, units]. */
export const simpleRNN = defineLayer<SimpleRNNOptions, tf.layers.Layer>('simpleRNN', SimpleRNN, {
  ...CELL,
  ...SEQUENCE,
  ...SEED,
});

/** One step of {@link simpleRNN}, for {@link rnn}. */
export const simpleRNNCell = defineLayer<CellOptions>('simpleRNNCell', stockClass('SimpleRNNCell'), CELL);
