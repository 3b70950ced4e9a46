import { tf } from '../tf';
import type { NativeTensor } from './native-op';
import { nativeBackend } from './native-op';

/**
 * Lends a tensor's value to a variable of the C library, which has it already. A value that nothing else holds is changed
 * where it lies, so the tensor lets go of it for as long; TensorFlow copies any other first.
 *
 * @returns takes the value that the variable has afterwards. A tensor that is no variable, and shares its value with
 *   others, stays as it is
 */
export function lendValue(tensor: tf.Tensor): (value: NativeTensor) => void {
  const backend = nativeBackend();
  const { binding } = backend;
  if (backend.refCount(tensor.dataId) > 1) {
    return (value) => {
      if (tensor instanceof tf.Variable) tensor.assign(backend.createOutputTensor(value));
      else binding.deleteTensor(value.id);
    };
  }
  binding.deleteTensor(backend.getInputTensorIds([tensor])[0]);
  return (value) => {
    backend.tensorMap.get(tensor.dataId).id = value.id;
  };
}
