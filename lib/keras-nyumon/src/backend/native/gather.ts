import { tf } from '../tf';
import { runNativeOp } from './native-op';

/**
 * Rows picked by their numbers, as an embedding does. TensorFlow.js's own kernel reads all numbers back first to look
 * whether they are in range, which TensorFlow does anyway.
 */
export function installGather(): void {
  const stock = tf.getKernel('GatherV2', 'tensorflow');
  tf.unregisterKernel('GatherV2', 'tensorflow');
  tf.registerKernel({
    ...stock,
    kernelFunc: (params) => {
      const { x, indices } = params.inputs as Record<'x' | 'indices', tf.TensorInfo>;
      const { axis, batchDims } = params.attrs as Record<'axis' | 'batchDims', number>;
      if (x.dtype !== 'float32' || indices.dtype !== 'int32' || batchDims !== 0)
        return stock.kernelFunc(params);
      const attributes = {
        Tparams: { dtype: 'float32' },
        Tindices: { dtype: 'int32' },
        Taxis: { dtype: 'int32' },
      } as const;
      try {
        return tf.tidy(() => runNativeOp('GatherV2', attributes, [x, indices, tf.scalar(axis, 'int32')]));
      } catch {
        // It says which number is out of range.
        return stock.kernelFunc(params);
      }
    },
  });
}
