import { tf } from '../tf';
import { nativeKernel, runNativeOp } from './native-op';

/**
 * The gradient of relu as TensorFlow's one operation ReluGrad, which Keras uses too. TensorFlow.js's own takes six
 * operations to make a step function of the input first.
 */
export function installReluGradient(): void {
  const reluGrad = nativeKernel<'dy' | 'y'>('ReluGrad', ({ dy, y }) =>
    runNativeOp('ReluGrad', { T: { dtype: 'float32' } }, [dy, y]),
  );
  tf.unregisterGradient('Relu');
  tf.registerGradient({
    kernelName: 'Relu',
    outputsToSave: [true],
    gradFunc: (dy, [y]) => ({ x: () => reluGrad({ dy: dy as tf.Tensor, y }) }),
  });
  // The gradient of the gradient: relu bends nowhere but at 0.
  tf.registerGradient({
    kernelName: 'ReluGrad',
    inputsToSave: ['y'],
    gradFunc: (ddy, [y]) => ({ dy: () => reluGrad({ dy: ddy as tf.Tensor, y }), y: () => tf.zerosLike(y) }),
  });
}
