import { PNG } from 'pngjs';
import type { NdArray } from '../data/nd-array';

/**
 * Draws one grey-scale picture as a PNG file.
 *
 * @param image shape [height, width] or [height, width, 1]; bytes 0 … 255, or float values 0 … 1
 * @returns the file's bytes
 */
export function greyPng(image: NdArray): Buffer {
  const [height, width] = image.shape;
  const scale = image.dtype === 'uint8' ? 1 : 255;
  const png = new PNG({ width, height, colorType: 0 });
  for (let i = 0; i < width * height; i++) {
    const grey = Math.round(Math.min(Math.max(image.data[i] * scale, 0), 255));
    png.data.fill(grey, i * 4, i * 4 + 3);
    png.data[i * 4 + 3] = 255;
  }
  return PNG.sync.write(png, { colorType: 0 });
}
