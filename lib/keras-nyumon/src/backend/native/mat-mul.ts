import { tf } from '../tf';
import { runNativeOp } from './native-op';

/**
 * Products of two matrices by TensorFlow's MatMul. TensorFlow.js's own kernel takes BatchMatMulV2 for them as well, which
 * is for stacks of matrices and slower.
 */
export function installMatMul(): void {
  const stock = tf.getKernel('BatchMatMul', 'tensorflow');
  tf.unregisterKernel('BatchMatMul', 'tensorflow');
  tf.registerKernel({
    ...stock,
    kernelFunc: (params) => {
      const { a, b } = params.inputs as Record<'a' | 'b', tf.TensorInfo>;
      const { transposeA, transposeB } = params.attrs as Record<'transposeA' | 'transposeB', boolean>;
      if (a.shape.length !== 2 || b.shape.length !== 2 || a.dtype !== 'float32')
        return stock.kernelFunc(params);
      const attributes = {
        transpose_a: transposeA,
        transpose_b: transposeB,
        T: { dtype: 'float32' } as const,
      };
      return runNativeOp('MatMul', attributes, [a, b]);
    },
  });
}
