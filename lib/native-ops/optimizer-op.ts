import { tf } from '../engine/tf';
import { nativeBackend } from './native-op';

/**
 * TensorFlow's optimizer operations change variables of the C library in place. There is one such variable for each
 * place of an operation, shared by all: values are lent to it for one operation. It is no tensor of TensorFlow.js's.
 */
const places: number[] = [];

/**
 * Changes variables by one of TensorFlow's optimizer operations, such as ResourceApplyAdadelta.
 *
 * @param name      the operation
 * @param variables what it changes, float32, all of one shape, in the operation's order
 * @param inputs    its further inputs, in order
 */
export function applyOptimizerOp(name: string, variables: tf.Variable[], inputs: tf.Tensor[]): void {
  const backend = nativeBackend();
  const { binding } = backend;
  const float = { type: binding.TF_ATTR_TYPE, value: binding.TF_FLOAT };
  while (places.length < variables.length) places.push(newPlace(places.length));
  const used = variables.map((_, i) => places[i]);

  backend.getInputTensorIds(variables).forEach((value, i) => {
    binding.executeOp('AssignVariableOp', [{ name: 'dtype', ...float }], [used[i], value], 0);
  });
  const attributes = [
    { name: 'T', ...float },
    { name: 'use_locking', type: binding.TF_ATTR_BOOL, value: false },
  ];
  binding.executeOp(name, attributes, [...used, ...backend.getInputTensorIds(inputs)], 0);
  variables.forEach((variable, i) => {
    const [value] = binding.executeOp('ReadVariableOp', [{ name: 'dtype', ...float }], [used[i]], 1);
    variable.assign(backend.createOutputTensor(value));
  });
}

function newPlace(number: number): number {
  const { binding } = nativeBackend();
  const attributes = [
    { name: 'dtype', type: binding.TF_ATTR_TYPE, value: binding.TF_FLOAT },
    { name: 'shape', type: binding.TF_ATTR_SHAPE, value: [] },
    { name: 'shared_name', type: binding.TF_ATTR_STRING, value: `keras-nyumon/${number}` },
    { name: 'container', type: binding.TF_ATTR_STRING, value: '' },
  ];
  return binding.executeOp('VarHandleOp', attributes, [], 1)[0].id;
}
