import { tf } from '../engine/tf';

/**
 * A tensor once more, as another view of the same values; the published operation copies them. No operation changes values
 * where they lie.
 */
export function installIdentity(backendName: 'wasm'): void {
  tf.unregisterKernel('Identity', backendName);
  tf.registerKernel({
    kernelName: 'Identity',
    backendName,
    kernelFunc: ({ inputs }) => {
      const { dataId, shape, dtype } = inputs.x as tf.TensorInfo;
      tf.backend().incRef(dataId);
      return { dataId, shape, dtype };
    },
  });
}
