import { tf } from '../tf';
import { registerComposed } from './register-composed';

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

/** Puts a composition in the place of an engine's own operation about convolutions with channels last. */
export function registerComposedConv(
  kernelName: string,
  backendName: 'wasm' | 'cpu',
  compose: (inputs: Record<string, tf.Tensor>, attributes: ConvAttributes) => tf.Tensor | undefined,
): void {
  registerComposed(kernelName, backendName, (inputs, attributes) => {
    const ofConv = attributes as ConvAttributes;
    return ofConv.dataFormat === 'NCHW' ? undefined : compose(inputs, ofConv);
  });
}
