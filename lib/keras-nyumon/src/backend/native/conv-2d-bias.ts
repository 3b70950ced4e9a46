import { tf } from '../tf';
import { addBiasGradient } from './bias-gradient';
import { nativeOpsInUse } from './in-use';
import { runNativeOp } from './native-op';
import { hasOneDnn, ONE_DNN } from './one-dnn';

const KERNEL = 'Conv2DWithBias';

/**
 * A two-dimensional convolution and its bias in one operation of oneDNN, which adds while the sums are still in the
 * processor's cache. Where that is not to be had, two operations as usual.
 *
 * @param x       [batch, height, width, channels]
 * @param filter  [height, width, channels, filters]
 * @param bias    [filters]
 * @param strides along height and width
 */
export function conv2dWithBias(
  x: tf.Tensor4D,
  filter: tf.Tensor4D,
  bias: tf.Tensor,
  strides: [number, number],
  pad: 'valid' | 'same',
): tf.Tensor4D {
  if (!nativeOpsInUse() || !hasOneDnn() || x.dtype !== 'float32') {
    return tf.conv2d(x, filter, strides, pad).add(bias);
  }
  const attributes = { strides, pad, dataFormat: 'NHWC', dilations: 1 };
  return tf.engine().runKernel(KERNEL, { x, filter, bias }, attributes);
}

/** Makes {@link conv2dWithBias} a kernel of the native engine. */
export function installConv2dWithBias(): void {
  tf.registerKernel({
    kernelName: KERNEL,
    backendName: 'tensorflow',
    kernelFunc: ({ inputs, attrs }) => {
      const { strides, pad } = attrs as unknown as { strides: [number, number]; pad: string };
      const attributes = {
        ...ONE_DNN,
        T: { dtype: 'float32' } as const,
        strides: [1, ...strides, 1],
        padding: pad.toUpperCase(),
      };
      return runNativeOp('_MklNativeConv2DWithBias', attributes, [
        inputs.x as tf.TensorInfo,
        inputs.filter as tf.TensorInfo,
        inputs.bias as tf.TensorInfo,
      ]);
    },
  });
  const conv2d = tf.getGradient('Conv2D');
  tf.registerGradient({
    kernelName: KERNEL,
    inputsToSave: ['x', 'filter'],
    gradFunc: (dy, saved, attributes) => ({
      ...conv2d.gradFunc(dy, saved, attributes),
      bias: () => addBiasGradient(dy as tf.Tensor),
    }),
  });
}
