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
 * @param name       the operation
 * @param changed    what it changes, float32, all of one shape, in the operation's order: variables, and tensors whose
 *                   new values nobody needs
 * @param inputs     its further inputs, in order; numbers become float32 scalars
 * @param attributes what it can be told besides
 */
export function applyOptimizerOp(
  name: string,
  changed: tf.Tensor[],
  inputs: (tf.Tensor | number)[],
  attributes: Record<string, boolean> = {},
): void {
  const backend = nativeBackend();
  const { binding } = backend;
  const float = { type: binding.TF_ATTR_TYPE, value: binding.TF_FLOAT };
  while (places.length < changed.length) places.push(newPlace(places.length));
  const used = changed.map((_, i) => places[i]);

  const told = Object.entries({ use_locking: false, ...attributes }).map(([attribute, value]) => ({
    name: attribute,
    type: binding.TF_ATTR_BOOL,
    value,
  }));
  const scalars = inputs.map((input) => (typeof input === 'number' ? tf.scalar(input) : input));
  const ids = backend.getInputTensorIds(scalars);
  const inPlace = changed.map((tensor, i) => lend(tensor, used[i]));
  try {
    binding.executeOp(name, [{ name: 'T', ...float }, ...told], [...used, ...ids], 0);
  } finally {
    changed.forEach((tensor, i) => {
      const [value] = binding.executeOp('ReadVariableOp', [{ name: 'dtype', ...float }], [used[i]], 1);
      if (inPlace[i]) backend.tensorMap.get(tensor.dataId).id = value.id;
      else if (tensor instanceof tf.Variable) tensor.assign(backend.createOutputTensor(value));
      else binding.deleteTensor(value.id);
    });
  }
}

/**
 * Lends a tensor's value to a variable of the C library. A value that nothing else holds is changed where it lies, so the
 * tensor lets go of it for as long; TensorFlow copies any other first.
 *
 * @returns whether the tensor let go of it
 */
function lend(tensor: tf.Tensor, place: number): boolean {
  const backend = nativeBackend();
  const { binding } = backend;
  const [value] = backend.getInputTensorIds([tensor]);
  const dtype = { name: 'dtype', type: binding.TF_ATTR_TYPE, value: binding.TF_FLOAT };
  binding.executeOp('AssignVariableOp', [dtype], [place, value], 0);
  if (backend.refCount(tensor.dataId) > 1) return false;
  binding.deleteTensor(value);
  return true;
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
