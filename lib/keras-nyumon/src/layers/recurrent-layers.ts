import { stockClass } from '../backend/stock-class';
import type { tf } from '../backend/tf';
import { Bidirectional } from './bidirectional';
import { ConvLSTM2D } from './conv-lstm2d';
import type { WeightOptions, WrapperOptions } from './core-layers';
import { WEIGHTS } from './core-layers';
import { defineLayer, required } from './define-layer';
import { GRUCell } from './gru-cell';
import type {
  ActivationName,
  ConstraintOption,
  InitializerOption,
  LayerOptions,
  Padding,
  RegularizerOption,
} from './layer-options';
import { LSTMCell } from './lstm-cell';
import { GRU, LSTM, SimpleRNN } from './recurrent';

/** What all recurrent cells can be told. */
interface CellOptions extends LayerOptions, WeightOptions {
  /** How many numbers the state has, and the output. */
  units: number;
  /** What the state goes through. Default `tanh`. */
  activation?: ActivationName;
  /** First recurrent weights. Default `orthogonal`. */
  recurrentInitializer?: InitializerOption;
  /** What keeps the recurrent weights small. Default: nothing. */
  recurrentRegularizer?: RegularizerOption;
  /** What the recurrent weights are brought back to after each step. Default: nothing. */
  recurrentConstraint?: ConstraintOption;
  /** The share of the inputs that is dropped in training. Default 0. */
  dropout?: number;
  /** The share of the state that is dropped in training. Default 0. */
  recurrentDropout?: number;
}

const CELL = {
  units: required,
  activation: 'tanh',
  ...WEIGHTS,
  recurrentInitializer: 'orthogonal',
  recurrentRegularizer: undefined,
  recurrentConstraint: undefined,
  dropout: 0,
  recurrentDropout: 0,
} as const;

/** How a layer goes through a sequence. */
interface SequenceOptions {
  /** Whether the output of each step is returned, or only the last. Default false. */
  returnSequences?: boolean;
  /** Whether the last state is returned besides. Default false. */
  returnState?: boolean;
  /** Whether the sequence is gone through from its end. Default false. */
  goBackwards?: boolean;
  /** Whether a batch starts from the state in which the last one ended. Default false; needs `batchInputShape`. */
  stateful?: boolean;
}

const SEQUENCE = { returnSequences: false, returnState: false, goBackwards: false, stateful: false } as const;

interface SeedOption {
  /** The seed of the dropout. Default: what setRandomSeed seeds. */
  seed?: number;
}

interface GateOptions {
  /** What the gates go through. Default `sigmoid`. */
  recurrentActivation?: ActivationName;
}

const SEED = { seed: undefined } as const;

const GATES = { recurrentActivation: 'sigmoid' } as const;

interface ForgetOptions {
  /** Whether the forget gate's first bias is 1, so that it starts out open. Default true. */
  unitForgetBias?: boolean;
}

const FORGET = { unitForgetBias: true } as const;

interface ResetOptions {
  /** Whether the state is reset after it was multiplied by its weights, or before. Default true. */
  resetAfter?: boolean;
}

const RESET = { resetAfter: true } as const;

/** Options of {@link simpleRNN}. */
export interface SimpleRNNOptions extends CellOptions, SequenceOptions, SeedOption {}

/** A recurrent layer (再帰層): [batch, steps, features] becomes [batch, units], or [batch, steps, units]. */
export const simpleRNN = defineLayer<SimpleRNNOptions, tf.layers.Layer>('simpleRNN', SimpleRNN, {
  ...CELL,
  ...SEQUENCE,
  ...SEED,
});

/** Options of {@link lstm}. */
export interface LSTMOptions extends CellOptions, SequenceOptions, GateOptions, ForgetOptions, SeedOption {}

/** Long short-term memory: [batch, steps, features] becomes [batch, units], or [batch, steps, units]. */
export const lstm = defineLayer<LSTMOptions, tf.layers.Layer>('lstm', LSTM, {
  ...CELL,
  ...GATES,
  ...FORGET,
  ...SEQUENCE,
  ...SEED,
});

/** Options of {@link gru}. */
export interface GRUOptions extends CellOptions, SequenceOptions, GateOptions, ResetOptions, SeedOption {}

/** A gated recurrent unit: [batch, steps, features] becomes [batch, units], or [batch, steps, units]. */
export const gru = defineLayer<GRUOptions, tf.layers.Layer>('gru', GRU, {
  ...CELL,
  ...GATES,
  ...RESET,
  ...SEQUENCE,
  ...SEED,
});

/** Options of {@link convLstm2d}. */
export interface ConvLSTM2DOptions
  extends Omit<CellOptions, 'units'>, SequenceOptions, GateOptions, ForgetOptions {
  /** How many features are looked for: the channels of the output. */
  filters: number;
  /** How large the window is. */
  kernelSize: number | [number, number];
  /** How far the window moves each time. Default 1. */
  strides?: number | [number, number];
  /** What happens at the edges. Default `valid`: only whole windows. */
  padding?: Padding;
}

const { units: _units, ...CONVOLVED } = CELL;

/** An LSTM of pictures, whose products are convolutions: [batch, steps, height, width, channels]. */
export const convLstm2d = defineLayer<ConvLSTM2DOptions, tf.layers.Layer>('convLstm2d', ConvLSTM2D, {
  filters: required,
  kernelSize: required,
  strides: 1,
  padding: 'valid',
  ...CONVOLVED,
  ...GATES,
  ...FORGET,
  ...SEQUENCE,
});

/** One step of {@link simpleRNN}, for {@link rnn}. */
export const simpleRNNCell = defineLayer<CellOptions>('simpleRNNCell', stockClass('SimpleRNNCell'), CELL);

/** Options of {@link lstmCell}. */
export interface LSTMCellOptions extends CellOptions, GateOptions, ForgetOptions, SeedOption {}

/** One step of {@link lstm}, for {@link rnn}. */
export const lstmCell = defineLayer<LSTMCellOptions>('lstmCell', LSTMCell, {
  ...CELL,
  ...GATES,
  ...FORGET,
  ...SEED,
});

/** Options of {@link gruCell}. */
export interface GRUCellOptions extends CellOptions, GateOptions, ResetOptions, SeedOption {}

/** One step of {@link gru}, for {@link rnn}. */
export const gruCell = defineLayer<GRUCellOptions>('gruCell', GRUCell, {
  ...CELL,
  ...GATES,
  ...RESET,
  ...SEED,
});

/** Options of {@link rnn}. */
export interface RNNOptions extends LayerOptions, SequenceOptions {
  /** What is done at each step: a cell, or several, of which each takes what the one before gives. */
  cell: tf.layers.Layer | tf.layers.Layer[];
}

/** A recurrent layer of given cells. */
export const rnn = defineLayer<RNNOptions, tf.layers.Layer>('rnn', stockClass('RNN'), {
  cell: required,
  ...SEQUENCE,
});

/** Options of {@link bidirectional}. */
export interface BidirectionalOptions extends WrapperOptions {
  /** How both outputs become one: side by side, their sum, mean or product; `null` returns both. Default `concat`. */
  mergeMode?: 'concat' | 'sum' | 'ave' | 'mul' | null;
}

/** A recurrent layer forwards, and a copy of it backwards, over the same sequence. */
export const bidirectional = defineLayer<BidirectionalOptions, tf.layers.Layer>(
  'bidirectional',
  Bidirectional,
  {
    layer: required,
    mergeMode: 'concat',
  },
);
