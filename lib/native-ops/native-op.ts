import type { TFJSBinding } from '@tensorflow/tfjs-node/dist/tfjs_binding';
import { tf } from '../engine/tf';

/** An attribute as tfjs-node's addon takes it. */
interface NativeAttribute {
  name: string;
  type: number;
  value: boolean | number | number[] | string;
}

/** A tensor of TensorFlow's C library. */
interface NativeTensor {
  id: number;
  shape: number[];
  dtype: number;
}

/** The native engine's backend, as far as single TensorFlow operations need it. */
interface NativeBackend {
  binding: Omit<TFJSBinding, 'executeOp'> & {
    executeOp: (
      name: string,
      attributes: NativeAttribute[],
      ids: number[],
      outputs: number,
    ) => NativeTensor[];
  };
  executeSingleOutput: (name: string, attributes: NativeAttribute[], inputs: tf.TensorInfo[]) => tf.Tensor;
  getInputTensorIds: (inputs: tf.Tensor[]) => number[];
  createOutputTensor: (output: NativeTensor) => tf.Tensor;
}

/** What an operation can be told besides its inputs. */
type Attributes = Record<string, boolean | { dtype: 'float32' | 'int32' }>;

/** The backend of the native engine. To be called only where it is the engine. */
export function nativeBackend(): NativeBackend {
  return tf.backend() as unknown as NativeBackend;
}

/**
 * Runs one operation of TensorFlow's C library.
 *
 * @param name       the operation, as TensorFlow's documentation calls it
 * @param attributes booleans, and types as `{ dtype }`
 * @param inputs     the operation's inputs, in order
 * @returns its one output; tidied like any other tensor
 */
export function runNativeOp(name: string, attributes: Attributes, inputs: tf.TensorInfo[]): tf.Tensor {
  const backend = nativeBackend();
  const { binding } = backend;
  const types = { float32: binding.TF_FLOAT, int32: binding.TF_INT32 };
  const list = Object.entries(attributes).map(([attribute, value]) =>
    typeof value === 'boolean'
      ? { name: attribute, type: binding.TF_ATTR_BOOL, value }
      : { name: attribute, type: binding.TF_ATTR_TYPE, value: types[value.dtype] },
  );
  return backend.executeSingleOutput(name, list, inputs);
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
