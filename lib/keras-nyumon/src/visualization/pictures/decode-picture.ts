import { pictureFormats } from '../../host';
import type { Pixels } from '../../host';
import { jpegOrientation } from './jpeg-orientation';

const PNG_SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const JPEG_SIGNATURE = [0xff, 0xd8, 0xff];

/**
 * Decodes a PNG or JPEG file. A JPEG is turned upright, as its camera noted.
 *
 * @param file the whole file
 * @returns the pixels; undefined when it is neither PNG nor JPEG
 * @throws Error when the file is broken
 */
export function decodePicture(file: Uint8Array): Pixels | undefined {
  const begins = (signature: number[]) => signature.every((byte, i) => file[i] === byte);
  if (begins(PNG_SIGNATURE)) return pictureFormats.decodePng(file);
  if (!begins(JPEG_SIGNATURE)) return undefined;
  return upright(pictureFormats.decodeJpeg(file), jpegOrientation(file));
}

/** Undoes Exif's orientation: 5 … 8 have rows and columns swapped, the others are turned over or mirrored only. */
function upright({ width, height, data }: Pixels, orientation: number): Pixels {
  if (orientation === 1) return { width, height, data };
  const isSwapped = orientation >= 5;
  const mirrorsX = [2, 3, 7, 8].includes(orientation);
  const mirrorsY = [3, 4, 6, 7].includes(orientation);
  const turned = {
    width: isSwapped ? height : width,
    height: isSwapped ? width : height,
    data: new Uint8Array(data.length),
  };
  for (let y = 0; y < turned.height; y++) {
    for (let x = 0; x < turned.width; x++) {
      const [column, row] = isSwapped ? [y, x] : [x, y];
      const from = (mirrorsY ? height - 1 - row : row) * width + (mirrorsX ? width - 1 - column : column);
      turned.data.set(data.subarray(from * 4, from * 4 + 4), (y * turned.width + x) * 4);
    }
  }
  return turned;
}
