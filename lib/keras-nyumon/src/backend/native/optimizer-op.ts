import { tf } from '../tf';
import { lendValue } from './lend-value';
import type { NativeAttribute } from './native-op';
import { nativeAttributes, nativeBackend, variableAttributes } from './native-op';

/** One of TensorFlow's optimizer operations, and what it is told at a step. */
export interface OptimizerOperation {
  /** Its name, such as ResourceApplyAdadelta. */
  name: string;
  /** The slots that it changes besides the variable, in its order; `unused` for one whose values nobody needs. */
  slots: string[];
  /** Its further inputs, in order: numbers, float32, and the gradient. */
  inputs: (number | 'gradient')[];
  /** What it can be told besides. */
  attributes?: Record<string, boolean>;
}

/** A slot that the operation has and the optimizer has not: zeros, thrown away. */
export const UNUSED = 'unused';

/**
 * TensorFlow's optimizer operations change variables of the C library in place. There is one such variable for each
 * place of an operation, shared by all: values are lent to it for one operation. It is no tensor of TensorFlow.js's.
 */
const places: number[] = [];

/** Changes a variable and its slots, float32, all of one shape, by one of TensorFlow's optimizer operations. */
export function applyOptimizerOp(
  operation: OptimizerOperation,
  variable: tf.Variable,
  slots: Record<string, tf.Variable>,
  gradient: tf.Tensor,
): void {
  const backend = nativeBackend();
  const { binding } = backend;
  const changed: tf.Tensor[] = [
    variable,
    ...operation.slots.map((name) => (name === UNUSED ? tf.zerosLike(variable) : slots[name])),
  ];
  while (places.length < changed.length) places.push(newPlace(places.length));
  const used = changed.map((_, i) => places[i]);
  const inputs = operation.inputs.map((input) => (input === 'gradient' ? gradient : tf.scalar(input)));
  const ids = backend.getInputTensorIds(inputs);
  const float = nativeAttributes({ dtype: { dtype: 'float32' } });

  const giveBack = changed.map((tensor, i) => {
    binding.executeOp('AssignVariableOp', float, [used[i], ...backend.getInputTensorIds([tensor])], 0);
    return lendValue(tensor);
  });
  try {
    binding.executeOp(operation.name, optimizerAttributes(operation), [...used, ...ids], 0);
  } finally {
    giveBack.forEach((give, i) => {
      give(binding.executeOp('ReadVariableOp', float, [used[i]], 1)[0]);
    });
  }
}

/** What an optimizer operation is told besides its inputs. */
export function optimizerAttributes({ attributes }: OptimizerOperation): NativeAttribute[] {
  return nativeAttributes({ T: { dtype: 'float32' }, use_locking: false, ...attributes });
}

function newPlace(number: number): number {
  const { binding } = nativeBackend();
  return binding.executeOp('VarHandleOp', variableAttributes(`keras-nyumon/${number}`, []), [], 1)[0].id;
}
