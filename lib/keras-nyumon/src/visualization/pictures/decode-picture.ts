import { PNG } from 'pngjs';
import { jpegOrientation } from './jpeg-orientation';

/** A picture's pixels: red, green, blue and opacity, a byte each, row by row. */
export interface Pixels {
  width: number;
  height: number;
  data: Uint8Array;
}

const PNG_SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');
const JPEG_SIGNATURE = Buffer.from('ffd8ff', 'hex');
/** More than any camera's picture; it keeps a broken file from asking for all the memory. */
const LARGEST_MEGAPIXELS = 200;

/**
 * Decodes a PNG or JPEG file. A JPEG is turned upright, as its camera noted.
 *
 * @param file the whole file
 * @returns the pixels; undefined when it is neither PNG nor JPEG
 * @throws Error when the file is broken
 */
export function decodePicture(file: Buffer): Pixels | undefined {
  if (file.subarray(0, PNG_SIGNATURE.length).equals(PNG_SIGNATURE)) return PNG.sync.read(file);
  if (!file.subarray(0, JPEG_SIGNATURE.length).equals(JPEG_SIGNATURE)) return undefined;
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- most programs read no JPEG
  const { decode } = require('jpeg-js') as typeof import('jpeg-js');
  const pixels = decode(file, {
    useTArray: true,
    tolerantDecoding: false,
    maxResolutionInMP: LARGEST_MEGAPIXELS,
    maxMemoryUsageInMB: 4096,
  });
  return upright(pixels, jpegOrientation(file));
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
