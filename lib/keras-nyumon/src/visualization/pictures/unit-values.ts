import type { NdArray } from '../../data/nd-array';

/**
 * A picture's values between 0 and 1: those of integers are divided by 255, floats are taken as they are and cut to
 * that range.
 *
 * @returns a new array, as long as `image.data`
 */
export function unitValues({ dtype, data }: NdArray): Float32Array {
  const largest = dtype === 'float32' || dtype === 'float64' ? 1 : 255;
  return Float32Array.from(data, (value) => Math.min(Math.max(value / largest, 0), 1));
}
