import { machine } from '../../host';
import { tf } from '../tf';

/**
 * Whether TensorFlow's own operations take the place of TensorFlow.js's: on the native engine, unless the environment
 * variable KERAS_NYUMON_STOCK=1 asks for everything as published.
 */
export function nativeOpsInUse(): boolean {
  return tf.getBackend() === 'tensorflow' && !machine.variable('KERAS_NYUMON_STOCK');
}
