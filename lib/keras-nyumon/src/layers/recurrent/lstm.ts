import { randomSource } from '../../backend/random/random-source';
import { stockClass } from '../../backend/stock-class';
import { tf } from '../../backend/tf';
import { defineLayer } from '../definition/define-layer';
import type { CellOptions, GateOptions, SeedOption, StockCell } from './recurrent-cell';
import { CELL, GATES, SEED, masksOf, ofGates } from './recurrent-cell';
import type { SequenceOptions } from './rnn';
import { SEQUENCE, makeRecurrent } from './rnn';

/** What is special to the forget gate. */
export interface ForgetOptions {
  /** Whether the forget gate's first bias is 1, so that it starts out open. Default true. */
  unitForgetBias?: boolean;
}

/** Keras's defaults of {@link ForgetOptions}. */
export const FORGET = { unitForgetBias: true } as const;

/** Options of {@link lstm}. */
export interface LSTMOptions extends CellOptions, SequenceOptions, GateOptions, ForgetOptions, SeedOption {}

/** Options of {@link lstmCell}. */
export interface LSTMCellOptions extends CellOptions, GateOptions, ForgetOptions, SeedOption {}

/**
 * keras.layers.LSTMCell. TensorFlow.js's drops the same of the state for all gates.
 *
 * Source: S. Hochreiter, J. Schmidhuber, "Long Short-Term Memory" (1997).
 */
class LSTMCell extends stockClass<StockCell>('LSTMCell') {
  static override readonly className = 'LSTMCell';
  private readonly seed: number | null;
  private readonly source;

  constructor(config: tf.serialization.ConfigDict) {
    super(config);
    this.seed = (config.seed as number | null | undefined) ?? null;
    this.source = randomSource(this.seed);
  }

  override build(inputShape: tf.Shape | tf.Shape[]): void {
    // TensorFlow.js puts the first bias together of parts that it leaves behind.
    tf.tidy(() => {
      super.build(inputShape);
    });
  }

  override call(inputs: tf.Tensor | tf.Tensor[], { training }: { training?: boolean }): tf.Tensor[] {
    return tf.tidy(() => {
      const [x, state, carry] = inputs as tf.Tensor[];
      const masks = training === true ? masksOf(this, 4, x, state, this.source) : { input: [], state: [] };
      const products = ofGates(x, this.kernel.read(), masks.input).add(
        ofGates(state, this.recurrentKernel.read(), masks.state),
      );
      const gates = tf.split(this.bias ? products.add(this.bias.read()) : products, 4, -1);
      const [input, forget, output] = [gates[0], gates[1], gates[3]].map((gate) =>
        this.recurrentActivation.apply(gate),
      );
      const nextCarry = forget.mul(carry).add(input.mul(this.activation.apply(gates[2])));
      const next = output.mul(this.activation.apply(nextCarry));
      return [next, next, nextCarry];
    });
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), seed: this.seed };
  }
}

tf.serialization.registerClass(LSTMCell);

const LSTM = makeRecurrent('LSTM', (config) => new LSTMCell(config));

/** Long short-term memory: [batch, steps, features] becomes [batch, units], or [batch, steps, units]. */
export const lstm = defineLayer<LSTMOptions, tf.layers.Layer>('lstm', LSTM, {
  ...CELL,
  ...GATES,
  ...FORGET,
  ...SEQUENCE,
  ...SEED,
});

/** One step of {@link lstm}, for {@link rnn}. */
export const lstmCell = defineLayer<LSTMCellOptions>('lstmCell', LSTMCell, {
  ...CELL,
  ...GATES,
  ...FORGET,
  ...SEED,
});
