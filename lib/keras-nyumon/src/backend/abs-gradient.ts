import { tf } from './tf';

/** The gradient of |x| at 0: 0, as in TensorFlow. TensorFlow.js's own is −1. */
export function mendAbsGradient(): void {
  tf.unregisterGradient('Abs');
  tf.registerGradient({
    kernelName: 'Abs',
    inputsToSave: ['x'],
    gradFunc: (dy, [x]) => ({ x: () => (dy as tf.Tensor).mul(tf.sign(x)) }),
  });
}
