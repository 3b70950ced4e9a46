import { PNG } from 'pngjs';
import type { NdArray } from '../../data/nd-array';
import { pictureShape } from './picture-shape';
import { unitValues } from './unit-values';

/**
 * Draws one picture as a PNG file.
 *
 * @param image shape [height, width], [height, width, 1] (grey) or [height, width, 3] (colour); bytes 0 … 255, or float
 *              values 0 … 1
 * @returns the file's bytes
 * @throws RangeError when it is not one picture
 */
export function picturePng(image: NdArray): Buffer {
  const { height, width, channels } = pictureShape(image);
  const values = unitValues(image);
  const png = new PNG({ width, height });
  for (let i = 0; i < width * height; i++) {
    for (let colour = 0; colour < 3; colour++)
      png.data[i * 4 + colour] = Math.round(values[channels === 1 ? i : i * 3 + colour] * 255);
    png.data[i * 4 + 3] = 255;
  }
  return PNG.sync.write(png, { colorType: channels === 1 ? 0 : 2 });
}
