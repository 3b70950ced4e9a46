import { bilingual } from '../../options/bilingual';
import { files, paths } from '../../host';
import type { Pixels } from '../../host';
import type { NdArray } from '../../data/nd-array';
import { anything, oneOf } from '../../options/option';
import type { OptionTable } from '../../options/option-table';
import { readOptions } from '../../options/option-table';
import { decodePicture } from './decode-picture';
import { greyValues } from './grey-values';
import { resizeValues } from './resize-values';

/** Options of {@link readImage}. */
export interface ReadImageOptions {
  /** 3 for red, green and blue, 1 for grey: 0.299 · red + 0.587 · green + 0.114 · blue. Default 3. */
  channels?: 1 | 3;
  /**
   * The size to make of it: [height, width] in pixels, or one number for both. Shrinking averages the area of a new
   * pixel, enlarging is bilinear; the proportions are not kept. Default: the file's own size.
   */
  size?: number | readonly [number, number];
}

const OPTIONS = {
  channels: oneOf([1, 3], 3),
  size: anything(),
} satisfies OptionTable<ReadImageOptions>;

/**
 * Reads a picture from a PNG or JPEG file. Transparent parts become white; a photo is turned upright, as its camera
 * noted.
 *
 * @param file relative to the notebook's folder
 * @returns float32, shape [height, width, channels], values 0 … 1, as Keras's
 *          `img_to_array(load_img(file)) / 255`
 * @throws Error when the file is not there, is broken, or is neither PNG nor JPEG
 * @throws RangeError when an option does not exist or makes no sense
 *
 * @example
 *   const photo = readImage('photo.jpg', { size: [96, 128] });
 *   imshow(photo);
 */
export function readImage(file: string, options: ReadImageOptions = {}): NdArray<Float32Array> {
  const { channels, size } = readOptions(options, OPTIONS, 'readImage');
  const pixels = readPixels(file);
  const [height, width] = typeof size === 'number' ? [size, size] : (size ?? [pixels.height, pixels.width]);
  if (![height, width].every((length) => Number.isInteger(length) && length > 0)) throw badSize(size);
  const values = greyOrColour(coloursOnWhite(pixels), channels);
  const data = resizeValues(values, { ...pixels, channels }, height, width);
  return { dtype: 'float32', shape: [height, width, channels], data };
}

function readPixels(file: string): Pixels {
  const source = paths.resolve(file);
  let pixels: Pixels | undefined;
  try {
    pixels = decodePicture(files.readFile(source));
  } catch (error) {
    throw unreadable(source, error);
  }
  if (pixels) return pixels;
  throw new Error(
    bilingual({
      ja: `${source} は PNG でも JPEG でもありません。画像なら、PNG か JPEG に変換してください。`,
      en: `${source} is neither PNG nor JPEG. If it is a picture, convert it to one of them.`,
    }),
  );
}

/** Red, green and blue from 0 to 1, in front of white paper where the picture is transparent. */
function coloursOnWhite({ data }: Pixels): Float32Array {
  const colours = new Float32Array((data.length / 4) * 3);
  for (let i = 0; i < data.length / 4; i++) {
    const opacity = data[i * 4 + 3] / 255;
    for (let c = 0; c < 3; c++) colours[i * 3 + c] = (data[i * 4 + c] / 255) * opacity + (1 - opacity);
  }
  return colours;
}

function greyOrColour(colours: Float32Array, channels: 1 | 3): Float32Array {
  return channels === 1 ? greyValues(colours, 3) : colours;
}

function unreadable(source: string, error: unknown): Error {
  const { code, message } = error as Error & { code?: string };
  if (code === 'ENOENT') {
    return new Error(
      bilingual({
        ja: `画像 ${source} が見つかりません。ファイルの名前と、ノートブックから見た場所を確かめてください。`,
        en: `There is no picture ${source}. Check its name, and where it is as seen from the notebook.`,
      }),
      { cause: error },
    );
  }
  return new Error(
    bilingual({
      ja: `画像 ${source} を読み込めません(${message})。ファイルが壊れていないか、ほかのプログラムで開いて確かめてください。`,
      en: `The picture ${source} cannot be read (${message}). Open it in another program to see whether the file is whole.`,
    }),
    { cause: error },
  );
}

function badSize(size: ReadImageOptions['size']): RangeError {
  const came = JSON.stringify(size);
  return new RangeError(
    bilingual({
      ja: `readImage の size が ${came} です。1以上の整数か [高さ, 幅] にしてください。例: size: [96, 128]`,
      en: `readImage's size is ${came}. Make it a whole number from 1, or [height, width], such as size: [96, 128].`,
    }),
  );
}
