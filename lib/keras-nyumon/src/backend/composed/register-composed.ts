import { tf } from '../tf';

/**
 * Puts a computation of ours, mostly a composition of other operations, in the place of an engine's own operation.
 *
 * @param compose computes it with the usual functions of `tf`; undefined for what it leaves to the engine's own
 */
export function registerComposed(
  kernelName: string,
  backendName: 'wasm' | 'cpu',
  compose: (inputs: Record<string, tf.Tensor>, attributes: unknown) => tf.Tensor | undefined,
): void {
  // The engine has none in some cases, whatever the types say.
  const stock = tf.getKernel(kernelName, backendName) as tf.KernelConfig | undefined;
  if (stock) tf.unregisterKernel(kernelName, backendName);
  tf.registerKernel({
    // The stock one is prepared when the engine starts.
    ...stock,
    kernelName,
    backendName,
    kernelFunc: (params) => {
      const inputs = params.inputs as Record<string, tf.Tensor>;
      const composed = tf.tidy(() => compose(inputs, params.attrs) ?? []);
      if (composed instanceof tf.Tensor) return composed;
      if (stock) return stock.kernelFunc(params);
      throw new Error(`${kernelName}: ${backendName}`);
    },
  });
}
