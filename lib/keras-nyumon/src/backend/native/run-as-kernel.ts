import { tf } from '../tf';

const KERNEL = 'StepGraph';

/**
 * Runs a graph as one operation of TensorFlow.js's: the notebook's stop button waits for it to end, as it waits for any
 * other operation.
 */
export function runAsKernel(run: () => tf.Tensor[]): tf.Tensor[] {
  return tf.engine().runKernel(KERNEL, {}, { run } as unknown as tf.NamedAttrMap);
}

/** Makes {@link runAsKernel} a kernel of the native engine. */
export function installRunAsKernel(): void {
  tf.registerKernel({
    kernelName: KERNEL,
    backendName: 'tensorflow',
    kernelFunc: ({ attrs }) => (attrs as unknown as { run: () => tf.Tensor[] }).run(),
  });
}
