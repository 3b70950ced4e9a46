import { tf } from '../tf';
import { registerComposed } from './register-composed';

/** What the operation is told. */
interface PoolAttributes {
  filterSize: number | [number, number];
  strides: number | [number, number];
  pad: 'valid' | 'same' | number;
  dimRoundingMode?: 'floor' | 'round' | 'ceil';
}

/**
 * The gradient of max pooling, which goes to the largest value of each window, the first where several are as large. The
 * operation of WebAssembly as published loses it where all values of a window are negative.
 */
export function installMaxPoolGradient(backendName: 'wasm'): void {
  registerComposed('MaxPoolGrad', backendName, (inputs, attributes) => {
    const [x, dy] = [inputs.input as tf.Tensor4D, inputs.dy as tf.Tensor4D];
    const { filterSize, strides, pad, dimRoundingMode } = attributes as PoolAttributes;
    const info = tf.backend_util.computePool2DInfo(x.shape, filterSize, strides, 1, pad, dimRoundingMode);
    return tf.tensor4d(gradientOf(x.dataSync<'float32'>(), dy.dataSync<'float32'>(), info), x.shape);
  });
}

function gradientOf(
  x: Float32Array,
  dy: Float32Array,
  info: ReturnType<typeof tf.backend_util.computePool2DInfo>,
): Float32Array {
  const { batchSize, inHeight, inWidth, inChannels, outHeight, outWidth, padInfo } = info;
  const gradient = new Float32Array(x.length);
  let from = 0;
  for (let sample = 0; sample < batchSize; sample++) {
    for (let row = 0; row < outHeight; row++) {
      const top = row * info.strideHeight - padInfo.top;
      const [firstY, endY] = [Math.max(0, top), Math.min(inHeight, top + info.filterHeight)];
      for (let column = 0; column < outWidth; column++) {
        const left = column * info.strideWidth - padInfo.left;
        const [firstX, endX] = [Math.max(0, left), Math.min(inWidth, left + info.filterWidth)];
        const corner = ((sample * inHeight + firstY) * inWidth + firstX) * inChannels;
        for (let channel = 0; channel < inChannels; channel++) {
          let largest = corner + channel;
          for (let y = 0; y < endY - firstY; y++) {
            const line = corner + channel + y * inWidth * inChannels;
            const end = line + (endX - firstX) * inChannels;
            for (let place = line; place < end; place += inChannels) {
              // What is not ≤ is larger, or the first number after NaN.
              if (!(x[place] <= x[largest]) && !Number.isNaN(x[place])) largest = place;
            }
          }
          gradient[largest] += dy[from++];
        }
      }
    }
  }
  return gradient;
}
