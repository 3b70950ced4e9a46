import type { TFJSBinding } from '@tensorflow/tfjs-node/dist/tfjs_binding';
import { tf } from '../tf';

/** An attribute as tfjs-node's addon takes it. */
export interface NativeAttribute {
  name: string;
  type: number;
  value: boolean | number | number[] | string;
}

/** A tensor of TensorFlow's C library. */
export interface NativeTensor {
  id: number;
  shape: number[];
  dtype: number;
}

/** The native engine's backend, as far as single TensorFlow operations need it. */
export interface NativeBackend {
  binding: Omit<TFJSBinding, 'executeOp'> & {
    executeOp: (
      name: string,
      attributes: NativeAttribute[],
      ids: number[],
      outputs: number,
    ) => NativeTensor[];
  };
  executeMultipleOutputs: (
    name: string,
    attributes: NativeAttribute[],
    inputs: tf.TensorInfo[],
    outputs: number,
  ) => tf.Tensor[];
  executeSingleOutput: (name: string, attributes: NativeAttribute[], inputs: tf.TensorInfo[]) => tf.Tensor;
  readSync: (dataId: object) => tf.BackendValues;
  getInputTensorIds: (inputs: tf.TensorInfo[]) => number[];
  /** How many tensors share a value. */
  refCount: (dataId: object) => number;
  /** Lets one more tensor share a value. */
  incRef: (dataId: object) => void;
  /** The value of each tensor. */
  tensorMap: { get: (dataId: object) => { id: number; dtype: number } };
  createOutputTensor: (output: NativeTensor) => tf.Tensor;
}

/** What an operation can be told besides its inputs. */
export type Attributes = Record<
  string,
  boolean | string | number[] | { dtype: 'float32' | 'int32' | 'uint8' | 'uint16' }
>;

/** TensorFlow's number for a type that its JavaScript side does not know. */
const UINT16 = 17;

/** The backend of the native engine. To be called only where it is the engine. */
export function nativeBackend(): NativeBackend {
  return tf.backend() as unknown as NativeBackend;
}

/**
 * Runs one operation of TensorFlow's C library.
 *
 * @param name       the operation, as TensorFlow's documentation calls it
 * @param attributes booleans, texts, lists of whole numbers, and types as `{ dtype }`
 * @param inputs     the operation's inputs, in order
 * @returns its one output; tidied like any other tensor
 */
export function runNativeOp(name: string, attributes: Attributes, inputs: tf.TensorInfo[]): tf.Tensor {
  return runNativeOpOutputs(name, attributes, inputs, 1)[0];
}

/** As {@link runNativeOp}, for an operation with several outputs. */
export function runNativeOpOutputs(
  name: string,
  attributes: Attributes,
  inputs: tf.TensorInfo[],
  outputs: number,
): tf.Tensor[] {
  return nativeBackend().executeMultipleOutputs(name, nativeAttributes(attributes), inputs, outputs);
}

/** Attributes in the form in which tfjs-node's addon takes them. */
export function nativeAttributes(attributes: Attributes): NativeAttribute[] {
  const { binding } = nativeBackend();
  const types = {
    float32: binding.TF_FLOAT,
    int32: binding.TF_INT32,
    uint8: binding.TF_UINT8,
    uint16: UINT16,
  };
  return Object.entries(attributes).map(([name, value]) => {
    if (typeof value === 'boolean') return { name, type: binding.TF_ATTR_BOOL, value };
    if (typeof value === 'string') return { name, type: binding.TF_ATTR_STRING, value };
    if (Array.isArray(value)) return { name, type: binding.TF_ATTR_INT, value };
    return { name, type: binding.TF_ATTR_TYPE, value: types[value.dtype] };
  });
}

/**
 * What VarHandleOp is told: the operation that names a variable of the C library, float32.
 *
 * @param name  its name, unlike any other's
 * @param shape its shape; outside a graph, [] does for any
 */
export function variableAttributes(name: string, shape: number[]): NativeAttribute[] {
  const { binding } = nativeBackend();
  return [
    ...nativeAttributes({ dtype: { dtype: 'float32' }, shared_name: name, container: '' }),
    { name: 'shape', type: binding.TF_ATTR_SHAPE, value: shape },
  ];
}

/**
 * Makes a TensorFlow operation a kernel of the native engine, so that gradients can be recorded through it.
 *
 * @returns a function that runs the kernel
 */
export function nativeKernel<Names extends string>(
  name: string,
  run: (inputs: Record<Names, tf.TensorInfo>) => tf.Tensor,
): (inputs: Record<Names, tf.Tensor>) => tf.Tensor {
  tf.registerKernel({
    kernelName: name,
    backendName: 'tensorflow',
    kernelFunc: ({ inputs }) => run(inputs as Record<Names, tf.TensorInfo>),
  });
  return (inputs) => tf.engine().runKernel(name, inputs);
}
