import type { Constraint } from '../../constraints/constraints';
import { randomSource } from '../../backend/random/random-source';
import { stockClass } from '../../backend/stock-class';
import { tf } from '../../backend/tf';
import type { Initializer } from '../../initializers/initializer';
import type { Regularizer } from '../../regularizers/regularizers';
import { defineLayer } from '../definition/define-layer';
import type { CellOptions, GateOptions, Masks, SeedOption, StockCell } from './recurrent-cell';
import { CELL, GATES, SEED, masksOf, ofGates } from './recurrent-cell';
import type { SequenceOptions } from './rnn';
import { SEQUENCE, makeRecurrent } from './rnn';

interface ResetOptions {
  /** Whether the state is reset after it was multiplied by its weights, or before. Default true. */
  resetAfter?: boolean;
}

const RESET = { resetAfter: true } as const;

/** Options of {@link gru}. */
export interface GRUOptions extends CellOptions, SequenceOptions, GateOptions, ResetOptions, SeedOption {}

/** Options of {@link gruCell}. */
export interface GRUCellOptions extends CellOptions, GateOptions, ResetOptions, SeedOption {}

interface StockGRUCell extends StockCell {
  biasInitializer: Initializer;
  biasRegularizer: Regularizer;
  biasConstraint: Constraint;
}

/**
 * keras.layers.GRUCell with `resetAfter`, Keras's default: the reset gate works on the product of the state with the
 * recurrent weights, and that product has a bias of its own. TensorFlow.js has only the other kind, which resets the state
 * before multiplying.
 *
 * Source: K. Cho et al., "Learning Phrase Representations using RNN Encoder–Decoder" (2014).
 */
class GRUCell extends stockClass<StockGRUCell>('GRUCell') {
  static override readonly className = 'GRUCell';
  private readonly resetAfter: boolean;
  private readonly seed: number | null;
  private readonly source;

  constructor(config: tf.serialization.ConfigDict) {
    // TensorFlow.js throws at what it has not.
    super({ ...config, resetAfter: false });
    this.resetAfter = (config.resetAfter as boolean | undefined) ?? true;
    this.seed = (config.seed as number | null | undefined) ?? null;
    this.source = randomSource(this.seed);
  }

  override build(inputShape: tf.Shape | tf.Shape[]): void {
    const hasTwoBiases = this.useBias && this.resetAfter;
    this.useBias &&= !hasTwoBiases;
    super.build(inputShape);
    if (!hasTwoBiases) return;
    this.useBias = true;
    const { biasInitializer, biasRegularizer, biasConstraint } = this;
    this.bias = this.addWeight(
      'bias',
      [2, this.units * 3],
      'float32',
      biasInitializer,
      biasRegularizer,
      true,
      biasConstraint,
    );
  }

  override call(inputs: tf.Tensor | tf.Tensor[], { training }: { training?: boolean }): tf.Tensor[] {
    return tf.tidy(() => {
      const [x, state] = inputs as tf.Tensor[];
      const masks = training === true ? masksOf(this, 3, x, state, this.source) : { input: [], state: [] };
      const next = this.step(x, state, masks);
      return [next, next];
    });
  }

  private step(x: tf.Tensor, state: tf.Tensor, masks: Masks): tf.Tensor {
    const [bias, stateBias] = this.biases();
    const recurrentKernel = this.recurrentKernel.read();
    const [inputZ, inputR, inputH] = tf.split(ofGates(x, this.kernel.read(), masks.input).add(bias), 3, -1);
    const [stateZ, stateR, stateH] = tf.split(
      ofGates(state, recurrentKernel, masks.state).add(stateBias),
      3,
      -1,
    );
    const update = this.recurrentActivation.apply(inputZ.add(stateZ));
    const reset = this.recurrentActivation.apply(inputR.add(stateR));
    const candidateKernel = tf.split(recurrentKernel, 3, -1)[2];
    const resetState = this.resetAfter
      ? reset.mul(stateH)
      : ofGates(reset.mul(state), candidateKernel, masks.state.slice(-1));
    const candidate = this.activation.apply(inputH.add(resetState));
    return update.mul(state).add(tf.sub(1, update).mul(candidate));
  }

  /** Of the input's products, and of the state's. */
  private biases(): [bias: tf.Tensor | number, stateBias: tf.Tensor | number] {
    if (!this.bias) return [0, 0];
    const bias = this.bias.read();
    return this.resetAfter ? (tf.unstack(bias) as [tf.Tensor, tf.Tensor]) : [bias, 0];
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), resetAfter: this.resetAfter, seed: this.seed };
  }
}

tf.serialization.registerClass(GRUCell);

const GRU = makeRecurrent('GRU', (config) => new GRUCell(config));

/** A gated recurrent unit: [batch, steps, features] becomes [batch, units], or [batch, steps, units]. */
export const gru = defineLayer<GRUOptions, tf.layers.Layer>('gru', GRU, {
  ...CELL,
  ...GATES,
  ...RESET,
  ...SEQUENCE,
  ...SEED,
});

/** One step of {@link gru}, for {@link rnn}. */
export const gruCell = defineLayer<GRUCellOptions>('gruCell', GRUCell, {
  ...CELL,
  ...GATES,
  ...RESET,
  ...SEED,
});
