import { tf } from '../tf';
import { conv2dInfo, registerComposedConv } from './conv-2d-info';

/**
 * The gradient of a convolution's filters as one convolution: the samples take the place of the channels, and what
 * flows back is the filter. WebAssembly has no operation for it, and that of plain JavaScript is many times slower.
 */
export function installConv2dFilterGradient(backendName: 'wasm' | 'cpu'): void {
  registerComposedConv('Conv2DBackpropFilter', backendName, (inputs, attributes) => {
    const [x, dy] = [inputs.x as tf.Tensor4D, inputs.dy as tf.Tensor4D];
    const { filterShape } = attributes;
    const { padInfo, strideHeight, strideWidth } = conv2dInfo(x.shape, filterShape, attributes);
    const padded = x.pad([
      [0, 0],
      [padInfo.top, padInfo.bottom],
      [padInfo.left, padInfo.right],
      [0, 0],
    ]);
    const byChannel = padded.transpose<tf.Tensor4D>([3, 1, 2, 0]);
    const asFilter = dy.transpose<tf.Tensor4D>([1, 2, 0, 3]);
    const gradient = tf.conv2d(byChannel, asFilter, 1, 'valid', 'NHWC', [strideHeight, strideWidth]);
    const [height, width, channels, filters] = filterShape;
    // With strides, some of the last pixels may not have been looked at.
    return gradient.slice([0, 0, 0, 0], [channels, height, width, filters]).transpose([1, 2, 0, 3]);
  });
}
