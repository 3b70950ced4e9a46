import { tf } from '../tf';
import type { NativeAttribute, NativeBackend, NativeTensor } from './native-op';
import { nativeBackend } from './native-op';

// TensorFlow.js knows nothing of bfloat16. To it, such tensors are float32; what they are in truth stands in the native
// backend's own map, and is minded here, where every operation passes.

/** TensorFlow's number for the type. */
const BFLOAT16 = 14;

/** Operations that take nearly all the time, and are computed in bfloat16; oneDNN adds up in float32 within them. */
const REDUCED = new Set([
  '_MklNativeConv2DWithBias',
  'Conv2D',
  'Conv2DBackpropInput',
  'Conv2DBackpropFilter',
  'MatMul',
]);

/** Operations that are computed in the type of what comes in. All others get float32: losses, norms, sums, softmax. */
const FOLLOWING = new Set(
  ['Relu', 'ReluGrad', '_MklNativeMaxPool', '_MklNativeMaxPoolGrad'].concat('Add', 'AddV2', 'Mul', 'Reshape'),
);

let isReducing = false;
let isInstalled = false;

/**
 * Computes convolutions and matrix products in bfloat16, and what lies between them, as Keras's `mixed_bfloat16` does.
 * Weights stay float32.
 */
export function inBfloat16<T>(compute: () => T): T {
  install();
  isReducing = true;
  try {
    return compute();
  } finally {
    isReducing = false;
  }
}

/** Whether a tensor is bfloat16 in truth. */
export function isBfloat16({ dataId }: tf.TensorInfo): boolean {
  return isInstalled && nativeBackend().tensorMap.get(dataId).dtype === BFLOAT16;
}

/** The same values as float32 in truth, for operations that are called by id. */
export function asFloat32<Info extends tf.TensorInfo>(tensor: Info): Info | tf.Tensor {
  if (!isBfloat16(tensor)) return tensor;
  const backend = nativeBackend();
  return backend.createOutputTensor(cast(backend, idOf(backend, tensor), 'float32'));
}

/** A model's output as float32 in truth, so that losses are exact; gradients go through. */
export function outputAsFloat32(output: tf.Tensor): tf.Tensor {
  if (!isBfloat16(output)) return output;
  return tf.customGrad((x) => ({ value: asFloat32(x as tf.Tensor), gradFunc: (dy) => dy }))(output);
}

/** Lets every operation of the native backend pass here. Without bfloat16 tensors, nothing is changed. */
function install(): void {
  if (isInstalled) return;
  isInstalled = true;
  const backend = nativeBackend();
  const { readSync } = backend;
  const run = (name: string, attributes: NativeAttribute[], inputs: tf.TensorInfo[], outputs: number) =>
    execute(backend, name, attributes, inputs, outputs);
  backend.executeMultipleOutputs = run;
  backend.executeSingleOutput = (name, attributes, inputs) => run(name, attributes, inputs, 1)[0];
  backend.readSync = (dataId) => {
    const { id, dtype } = backend.tensorMap.get(dataId);
    if (dtype !== BFLOAT16) return readSync.call(backend, dataId);
    const float = cast(backend, id, 'float32');
    const values = backend.binding.tensorDataSync(float.id);
    backend.binding.deleteTensor(float.id);
    return values;
  };
}

function execute(
  backend: NativeBackend,
  name: string,
  attributes: NativeAttribute[],
  inputs: tf.TensorInfo[],
  outputs: number,
): tf.Tensor[] {
  const { binding } = backend;
  const ids = inputs.map((input) => idOf(backend, input));
  const types = inputs.map(({ dataId }) => backend.tensorMap.get(dataId).dtype);
  const hasReduced = types.includes(BFLOAT16);
  const isFloat = attributes.some(({ name: at, value }) => at === 'T' && value === binding.TF_FLOAT);
  const reduces =
    isFloat && (hasReduced ? REDUCED.has(name) || FOLLOWING.has(name) : isReducing && REDUCED.has(name));
  const casts = ids.map((id, i) => {
    if (reduces && types[i] === binding.TF_FLOAT) return cast(backend, id, 'bfloat16').id;
    if (!reduces && types[i] === BFLOAT16) return cast(backend, id, 'float32').id;
    return undefined;
  });
  const typed = reduces
    ? attributes.map((each) => (each.name === 'T' ? { ...each, value: BFLOAT16 } : each))
    : attributes;
  const results = binding.executeOp(
    name,
    typed,
    ids.map((id, i) => casts[i] ?? id),
    outputs,
  );
  for (const id of casts) if (id !== undefined) binding.deleteTensor(id);
  return results.map((result) => outputTensor(backend, result));
}

/** A result of the C library as a tensor, which may be bfloat16 in truth. */
export function outputTensor(backend: NativeBackend, result: NativeTensor): tf.Tensor {
  if (result.dtype !== BFLOAT16) return backend.createOutputTensor(result);
  // The backend makes a float32 tensor, and is told afterwards what it is.
  const tensor = backend.createOutputTensor({ ...result, dtype: backend.binding.TF_FLOAT });
  backend.tensorMap.get(tensor.dataId).dtype = BFLOAT16;
  return tensor;
}

function cast(backend: NativeBackend, id: number, to: 'bfloat16' | 'float32'): NativeTensor {
  const { binding } = backend;
  const [from, into] = to === 'bfloat16' ? [binding.TF_FLOAT, BFLOAT16] : [BFLOAT16, binding.TF_FLOAT];
  const attributes = [
    { name: 'SrcT', type: binding.TF_ATTR_TYPE, value: from },
    { name: 'DstT', type: binding.TF_ATTR_TYPE, value: into },
    { name: 'Truncate', type: binding.TF_ATTR_BOOL, value: false },
  ];
  return binding.executeOp('Cast', attributes, [id], 1)[0];
}

function idOf(backend: NativeBackend, tensor: tf.TensorInfo): number {
  return backend.getInputTensorIds([tensor])[0];
}
