import { blockLstm } from '../../backend/native/block-lstm';
import { nativeOpsInUse } from '../../backend/native/in-use';
import { tf } from '../../backend/tf';
import { oneTensor } from '../definition/one-input';
import type { RecurrentArguments, StockRecurrent } from './recurrent-cell';

/**
 * Whether an LSTM can go through its sequence in one operation of TensorFlow's: Keras's usual activations, and nothing
 * that changes from step to step. These are also Keras's own conditions for its one operation on graphics cards.
 */
export function isBlockLstm(layer: StockRecurrent, { mask, training }: RecurrentArguments): boolean {
  const { activation, recurrentActivation, dropout, recurrentDropout } = layer.cell;
  const isDropping = training === true && (dropout > 0 || recurrentDropout > 0);
  return (
    nativeOpsInUse() &&
    nameOf(activation) === 'tanh' &&
    nameOf(recurrentActivation) === 'sigmoid' &&
    !mask &&
    !isDropping &&
    !layer.stateful
  );
}

/** Computes such an LSTM. Everything is as the layer's own `call` gives it. */
export function callBlockLstm(
  layer: StockRecurrent,
  inputs: tf.Tensor | tf.Tensor[],
  { initialState }: RecurrentArguments,
): tf.Tensor | tf.Tensor[] {
  const { cell, goBackwards, returnSequences, returnState } = layer;
  const x = oneTensor(inputs);
  const [batch, steps] = x.shape;
  const [state, carry] = initialState ?? [tf.zeros([batch, cell.units]), tf.zeros([batch, cell.units])];
  const timeMajor = x.transpose([1, 0, 2]);
  const kernel = tf.concat([cell.kernel.read(), cell.recurrentKernel.read()], 0);
  const bias = cell.bias?.read() ?? tf.zeros([4 * cell.units]);
  const ordered = goBackwards ? timeMajor.reverse(0) : timeMajor;
  const { states, carries } = blockLstm(ordered, state, carry, kernel, bias);
  const last = (all: tf.Tensor) => all.slice(steps - 1, 1).squeeze([0]);
  const output = returnSequences ? states.transpose([1, 0, 2]) : last(states);
  return returnState ? [output, last(states), last(carries)] : output;
}

const nameOf = (activation: object) => (activation.constructor as { className?: string }).className;
