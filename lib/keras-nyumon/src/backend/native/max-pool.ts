import { tf } from '../tf';
import { nativeOpsInUse } from './in-use';
import { runNativeOp, runNativeOpOutputs } from './native-op';
import { hasOneDnn, ONE_DNN } from './one-dnn';

/**
 * Max pooling by oneDNN, which remembers where each largest value was (its workspace). The gradient then need not look
 * for them again, as TensorFlow's own does.
 *
 * @param x        [batch, height, width, channels]
 * @param poolSize along height and width
 * @param strides  along height and width
 */
export function maxPool(
  x: tf.Tensor4D,
  poolSize: [number, number],
  strides: [number, number],
  pad: 'valid' | 'same',
): tf.Tensor4D {
  if (!nativeOpsInUse() || !hasOneDnn() || x.dtype !== 'float32')
    return tf.maxPool(x, poolSize, strides, pad);
  const attributes = {
    ...ONE_DNN,
    T: { dtype: 'float32' } as const,
    ksize: [1, ...poolSize, 1],
    strides: [1, ...strides, 1],
    padding: pad.toUpperCase(),
    workspace_enabled: true,
  };
  const pool = tf.customGrad((input, save) => {
    const picture = input as tf.Tensor;
    const [y, workspace] = runNativeOpOutputs('_MklNativeMaxPool', attributes, [picture], 2);
    (save as (tensors: tf.Tensor[]) => void)([picture, y, workspace]);
    return {
      value: y,
      gradFunc: (dy, saved) => {
        const [from, to, places] = saved;
        return runNativeOp('_MklNativeMaxPoolGrad', attributes, [from, to, dy, places]);
      },
    };
  });
  return pool(x) as tf.Tensor4D;
}
