import { tf } from '../tf';
import { isBfloat16 } from './bfloat16';
import { nativeKernel, runNativeOp } from './native-op';

/** The gradient of a bias, [channels], that was added to every sample and pixel of what `dy` is the gradient of. */
export function addBiasGradient(dy: tf.Tensor): tf.Tensor {
  return isBfloat16(dy) ? sumByProduct(dy) : tf.engine().runKernel('BiasAddGrad', { dy });
}

/**
 * The gradient of a bias that is added to every sample and pixel, as TensorFlow's operation BiasAddGrad; its general Sum
 * over the leading axes takes several times as long. Every other addition keeps TensorFlow.js's own gradient.
 */
export function installBiasGradient(): void {
  nativeKernel<'dy'>('BiasAddGrad', ({ dy }) =>
    runNativeOp('BiasAddGrad', { T: { dtype: 'float32' } }, [dy]),
  );
  tf.registerGradient({
    kernelName: 'BiasAddGrad',
    inputsToSave: ['dy'],
    gradFunc: (ddy, [dy]) => ({ dy: () => tf.broadcastTo(ddy as tf.Tensor, dy.shape) }),
  });
  const stock = tf.getGradient('Add');
  tf.unregisterGradient('Add');
  tf.registerGradient({
    ...stock,
    gradFunc: (dy, saved, attributes) => {
      const [a, b] = saved;
      const gradients = stock.gradFunc(dy, saved, attributes);
      const isBias = b.rank === 1 && a.rank > 1 && a.shape.at(-1) === b.shape[0] && b.dtype === 'float32';
      return isBias ? { ...gradients, b: () => addBiasGradient(dy as tf.Tensor) } : gradients;
    },
  });
}

/** BiasAddGrad adds up bfloat16 in bfloat16, which stands still at 256 ones. A product of matrices adds in float32. */
function sumByProduct(dy: tf.Tensor): tf.Tensor {
  return tf.tidy(() => {
    const channels = dy.shape[dy.rank - 1];
    const rows = dy.reshape<tf.Tensor2D>([-1, channels]);
    return tf.matMul(tf.ones([1, rows.shape[0]]), rows).reshape([channels]);
  });
}
