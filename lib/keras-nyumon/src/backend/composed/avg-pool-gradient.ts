import { tf } from '../tf';
import { registerComposed } from './register-composed';

/** What the operation is told. */
interface PoolAttributes {
  filterSize: number | [number, number];
  strides: number | [number, number];
  pad: 'valid' | 'same' | number;
}

/**
 * The gradient of average pooling, shared equally among the values of each window. At an edge that was padded, a window
 * has fewer values, as TensorFlow counts them; the published operation divides by the whole window there.
 */
export function installAvgPoolGradient(backendName: 'wasm' | 'cpu'): void {
  registerComposed('AvgPoolGrad', backendName, (inputs, attributes) => {
    const [x, dy] = [inputs.input as tf.Tensor4D, inputs.dy as tf.Tensor4D];
    const { filterSize, strides, pad } = attributes as PoolAttributes;
    const info = tf.backend_util.computePool2DInfo(x.shape, filterSize, strides, 1, pad);
    return tf.tensor4d(gradientOf(dy.dataSync<'float32'>(), info), x.shape);
  });
}

function gradientOf(
  dy: Float32Array,
  info: ReturnType<typeof tf.backend_util.computePool2DInfo>,
): Float32Array {
  const { batchSize, inHeight, inWidth, inChannels, outHeight, outWidth, padInfo } = info;
  const gradient = new Float32Array(batchSize * inHeight * inWidth * inChannels);
  let from = 0;
  for (let sample = 0; sample < batchSize; sample++) {
    for (let row = 0; row < outHeight; row++) {
      const top = row * info.strideHeight - padInfo.top;
      const [firstY, endY] = [Math.max(0, top), Math.min(inHeight, top + info.filterHeight)];
      for (let column = 0; column < outWidth; column++) {
        const left = column * info.strideWidth - padInfo.left;
        const [firstX, endX] = [Math.max(0, left), Math.min(inWidth, left + info.filterWidth)];
        const count = (endY - firstY) * (endX - firstX);
        for (let channel = 0; channel < inChannels; channel++) {
          const share = dy[from++] / count;
          for (let y = firstY; y < endY; y++) {
            const line = (sample * inHeight + y) * inWidth;
            for (let x = firstX; x < endX; x++) gradient[(line + x) * inChannels + channel] += share;
          }
        }
      }
    }
  }
  return gradient;
}
