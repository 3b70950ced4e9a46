import { tf } from '../tf';
import type { Attributes } from './native-op';
import { runNativeOp } from './native-op';

let found: boolean | undefined;

/** What oneDNN's operations, whose names begin with `_MklNative`, must be told besides. */
export const ONE_DNN: Attributes = { _kernel: 'MklNameChangeOp' };

/**
 * Whether TensorFlow's C library has the operations of oneDNN, Intel's library of fast layers. Builds for other processors
 * lack them.
 */
export function hasOneDnn(): boolean {
  found ??= tf.tidy(() => {
    try {
      const one = tf.ones([1, 1, 1, 1]);
      runNativeOp(
        '_MklNativeConv2DWithBias',
        { ...ONE_DNN, T: { dtype: 'float32' }, strides: [1, 1, 1, 1], padding: 'VALID' },
        [one, one, tf.ones([1])],
      );
      return true;
    } catch {
      return false;
    }
  });
  return found;
}
