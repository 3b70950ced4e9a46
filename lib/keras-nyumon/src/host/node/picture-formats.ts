import { PNG } from 'pngjs';
import type { PictureFormats } from '../host';

/** PNG's numbers for what a file keeps of the pixels. */
const COLOUR_TYPES = { grey: 0, colour: 2, 'colour and opacity': 6 } as const;
/** More than any camera's picture; it keeps a broken file from asking for all the memory. */
const LARGEST_MEGAPIXELS = 200;

export const pictureFormats: PictureFormats = {
  decodePng: (file) => PNG.sync.read(Buffer.from(file)),
  decodeJpeg: (file) => {
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- most programs read no JPEG
    const { decode } = require('jpeg-js') as typeof import('jpeg-js');
    return decode(file, {
      useTArray: true,
      tolerantDecoding: false,
      maxResolutionInMP: LARGEST_MEGAPIXELS,
      maxMemoryUsageInMB: 4096,
    });
  },
  encodePng: ({ width, height, data }, kept) => {
    const png = new PNG({ width, height });
    png.data.set(data);
    return PNG.sync.write(png, { colorType: COLOUR_TYPES[kept] });
  },
};
