import { tf } from '../../backend/tf';

/** A convolution's window, for each axis of space. */
export interface Window {
  kernelSize: number[];
  dilationRate: number[];
  padding: 'valid' | 'same' | 'causal';
}

/**
 * A convolution with gaps in its window, by one without: pixels of the same remainder are put together as pictures of
 * their own. TensorFlow.js has no gradient for gaps of its own, and TensorFlow does the same on a CPU.
 *
 * @param x        [batch, …space, channels]
 * @param window   its size, gaps and padding
 * @param convolve the convolution without gaps, with strides of 1, of only whole windows
 */
export function dilate(
  x: tf.Tensor,
  { kernelSize, dilationRate, padding }: Window,
  convolve: (x: tf.Tensor) => tf.Tensor,
): tf.Tensor {
  const paddings: [number, number][] = [];
  const crops: [number, number][] = [];
  kernelSize.forEach((size, axis) => {
    const rate = dilationRate[axis];
    const reach = (size - 1) * rate;
    const before = { valid: 0, same: Math.floor(reach / 2), causal: reach }[padding];
    const after = padding === 'same' ? reach - before : 0;
    const length = x.shape[axis + 1] + before + after;
    const rest = Math.ceil(length / rate) * rate - length;
    paddings.push([before, after + rest]);
    crops.push([0, rest]);
  });
  return tf.batchToSpaceND(convolve(tf.spaceToBatchND(x, dilationRate, paddings)), dilationRate, crops);
}

/** How far a window of `size` reaches with gaps of `rate`. */
export function dilatedSize(size: number, rate: number): number {
  return (size - 1) * rate + 1;
}

/** How many steps of `stride` a window makes along an axis. */
export function outputLength(
  length: number | null,
  size: number,
  padding: Window['padding'],
  stride: number,
): number | null {
  if (length === null) return null;
  return Math.ceil((padding === 'valid' ? length - size + 1 : length) / stride);
}
