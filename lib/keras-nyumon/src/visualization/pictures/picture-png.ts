import { pictureFormats } from '../../host';
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
export function picturePng(image: NdArray): Uint8Array {
  const { height, width, channels } = pictureShape(image);
  const values = unitValues(image);
  const data = new Uint8Array(width * height * 4);
  for (let i = 0; i < width * height; i++) {
    for (let colour = 0; colour < 3; colour++)
      data[i * 4 + colour] = Math.round(values[channels === 1 ? i : i * 3 + colour] * 255);
    data[i * 4 + 3] = 255;
  }
  return pictureFormats.encodePng({ width, height, data }, channels === 1 ? 'grey' : 'colour');
}
