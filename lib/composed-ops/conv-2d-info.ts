import { tf } from '../engine/tf';

/** What the operations of a convolution's gradients are told. */
export interface ConvAttributes {
  strides: number | [number, number];
  pad: 'valid' | 'same' | number;
  dataFormat: 'NHWC' | 'NCHW';
  dimRoundingMode?: 'floor' | 'round' | 'ceil';
  /** Of the input, where its gradient is wanted. */
  inputShape: Shape4D;
  /** Of the filter, where its gradient is wanted. */
  filterShape: Shape4D;
}

type Shape4D = [number, number, number, number];

/** The strides and padding of a convolution, in numbers. */
export function conv2dInfo(inputShape: Shape4D, filterShape: Shape4D, attributes: ConvAttributes) {
  const { strides, pad, dimRoundingMode } = attributes;
  return tf.backend_util.computeConv2DInfo(inputShape, filterShape, strides, 1, pad, dimRoundingMode);
}

/**
 * Puts a composition of other operations in the place of an engine's own operation.
 *
 * @param compose computes it with the usual functions of `tf`; undefined for what it leaves to the engine's own
 */
export function registerComposed(
  kernelName: string,
  backendName: 'wasm' | 'cpu',
  compose: (inputs: Record<string, tf.Tensor>, attributes: ConvAttributes) => tf.Tensor | undefined,
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
      const isChannelsFirst = (params.attrs as { dataFormat?: string } | undefined)?.dataFormat === 'NCHW';
      const composed = isChannelsFirst
        ? undefined
        : tf.tidy(() => compose(inputs, params.attrs as unknown as ConvAttributes) ?? []);
      if (composed instanceof tf.Tensor) return composed;
      if (stock) return stock.kernelFunc(params);
      throw new Error(`${kernelName}: ${backendName}`);
    },
  });
}
