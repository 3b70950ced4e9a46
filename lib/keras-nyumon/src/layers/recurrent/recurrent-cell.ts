import type { ActivationName } from '../../activations/activations';
import type { RandomSource } from '../../backend/random/random-source';
import { dropoutMask } from '../../backend/random/random-tensor';
import { tf } from '../../backend/tf';
import { required } from '../definition/define-layer';
import type {
  ConstraintOption,
  InitializerOption,
  LayerOptions,
  RegularizerOption,
  WeightOptions,
} from '../definition/layer-options';
import { WEIGHTS } from '../definition/layer-options';

/** What all recurrent cells can be told. */
export interface CellOptions extends LayerOptions, WeightOptions {
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

export const CELL = {
  units: required,
  activation: 'tanh',
  ...WEIGHTS,
  recurrentInitializer: 'orthogonal',
  recurrentRegularizer: undefined,
  recurrentConstraint: undefined,
  dropout: 0,
  recurrentDropout: 0,
} as const;

export interface SeedOption {
  /** The seed of the dropout. Default: what setRandomSeed seeds. */
  seed?: number;
}

export interface GateOptions {
  /** What the gates go through. Default `sigmoid`. */
  recurrentActivation?: ActivationName;
}

export const SEED = { seed: undefined } as const;

export const GATES = { recurrentActivation: 'sigmoid' } as const;

/** What TensorFlow.js's recurrent cells have, mostly privately. */
export interface StockCell extends tf.layers.Layer {
  units: number;
  useBias: boolean;
  kernel: tf.LayerVariable;
  recurrentKernel: tf.LayerVariable;
  bias: tf.LayerVariable | null;
  activation: { apply: (x: tf.Tensor) => tf.Tensor };
  recurrentActivation: { apply: (x: tf.Tensor) => tf.Tensor };
  dropout: number;
  recurrentDropout: number;
  dropoutMask: tf.Tensor | tf.Tensor[] | null;
  recurrentDropoutMask: tf.Tensor | tf.Tensor[] | null;
}

/** What TensorFlow.js's recurrent layers have, mostly privately. */
export interface StockRecurrent extends tf.layers.Layer {
  cell: StockCell;
  goBackwards: boolean;
  returnSequences: boolean;
  returnState: boolean;
  stateful: boolean;
}

/** What a recurrent layer is called with besides its inputs. */
export interface RecurrentArguments {
  mask?: tf.Tensor | tf.Tensor[] | null;
  training?: boolean;
  initialState?: tf.Tensor[] | null;
}

/** The dropout masks of one pass over a sequence, the same at all its steps. */
export interface Masks {
  input: tf.Tensor[];
  state: tf.Tensor[];
}

/**
 * The masks of a cell, drawn at its first step. As in Keras, each gate has its own where the state is dropped too, and all
 * share one where only the input is.
 */
export function masksOf(
  cell: StockCell,
  gates: number,
  input: tf.Tensor,
  state: tf.Tensor,
  source: RandomSource,
): Masks {
  const count = cell.recurrentDropout > 0 ? gates : 1;
  const draw = (rate: number, { shape }: tf.Tensor) =>
    rate > 0 ? Array.from({ length: count }, () => tf.keep(dropoutMask(shape, rate, source))) : [];
  cell.dropoutMask ??= draw(cell.dropout, input);
  cell.recurrentDropoutMask ??= draw(cell.recurrentDropout, state);
  return { input: [cell.dropoutMask].flat(), state: [cell.recurrentDropoutMask].flat() };
}

/**
 * The products of a vector with the weights of all gates, [batch, gates × units].
 *
 * @param masks none, one for all gates, or one for each
 */
export function ofGates(x: tf.Tensor, kernel: tf.Tensor, masks: tf.Tensor[]): tf.Tensor {
  if (masks.length === 0) return tf.matMul(x, kernel);
  if (masks.length === 1) return tf.matMul(x.mul(masks[0]), kernel);
  const kernels = tf.split(kernel, masks.length, -1);
  return tf.concat(
    masks.map((mask, gate) => tf.matMul(x.mul(mask), kernels[gate])),
    -1,
  );
}
