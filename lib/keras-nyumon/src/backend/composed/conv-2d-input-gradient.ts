import { tf } from '../tf';
import { conv2dInfo, registerComposedConv } from './conv-2d-info';

/**
 * The gradient of a convolution's input as a convolution with the filters turned round, which is what the engines are
 * fast at. With strides, the engine's own operation stays.
 */
export function installConv2dInputGradient(backendName: 'wasm' | 'cpu'): void {
  registerComposedConv('Conv2DBackpropInput', backendName, (inputs, attributes) => {
    const [dy, filter] = [inputs.dy as tf.Tensor4D, inputs.filter as tf.Tensor4D];
    const info = conv2dInfo(attributes.inputShape, filter.shape, attributes);
    if (info.strideHeight > 1 || info.strideWidth > 1) return undefined;
    const { top, bottom, left, right } = info.padInfo;
    const [height, width] = filter.shape;
    const padded = dy.pad<tf.Tensor4D>([
      [0, 0],
      [height - 1 - top, height - 1 - bottom],
      [width - 1 - left, width - 1 - right],
      [0, 0],
    ]);
    const turned = filter.reverse([0, 1]).transpose<tf.Tensor4D>([0, 1, 3, 2]);
    return tf.conv2d(padded, turned, 1, 'valid');
  });
}
