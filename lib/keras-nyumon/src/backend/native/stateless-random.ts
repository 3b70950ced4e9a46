import { tf } from '../tf';
import { runNativeOp } from './native-op';

/**
 * Random numbers that TensorFlow draws, instead of JavaScript one by one. The same seed gives the same numbers.
 *
 * @param distribution uniform in 0 … 1, or normal with mean 0 and deviation 1
 * @param seed         two integers, int32
 */
export function statelessRandom(
  distribution: 'Uniform' | 'Normal',
  shape: number[],
  seed: tf.Tensor1D,
): tf.Tensor {
  return tf.tidy(() =>
    runNativeOp(
      `StatelessRandom${distribution}`,
      { dtype: { dtype: 'float32' }, T: { dtype: 'int32' }, Tseed: { dtype: 'int32' } },
      [tf.tensor1d(shape, 'int32'), seed],
    ),
  );
}
