import { bilingual } from '../../options/bilingual';
import { files, packages } from '../../host';
import type { Font } from 'opentype.js';
import type { NdArray } from '../../data/nd-array';
import { integer } from '../../options/option';
import type { OptionTable } from '../../options/option-table';
import { readOptions } from '../../options/option-table';
import { fillOutline } from './fill-outline';

/** Options of {@link textImage}. */
export interface TextImageOptions {
  /** The picture's height and width, in pixels. Default 28. */
  size?: number;
}

const OPTIONS = { size: integer({ least: 1, default: 28 }) } satisfies OptionTable<TextImageOptions>;

/** The text fills this part of the height or width; the rest is margin, as around MNIST's digits. */
const FILLED = 20 / 28;

/**
 * Draws text as a picture, white on black like MNIST's digits, as large as fits into the middle 20 of 28 parts. The font
 * is Open Sans (SIL Open Font License 1.1), from the package @fontsource/open-sans: no network is needed. It has Latin letters,
 * digits and signs.
 *
 * @param text such as `'6'`
 * @returns float32, shape [size, size, 1], values 0 … 1
 * @throws RangeError when the text is empty, the font has no such letters, or an option does not exist or makes no sense
 *
 * @example
 *   const six = textImage('6');
 *   imshow(six);
 */
export function textImage(text: string, options: TextImageOptions = {}): NdArray<Float32Array> {
  const { size } = readOptions(options, OPTIONS, 'textImage');
  checkText(text);
  const outline = openSans().getPath(text, 0, 0, 1000);
  const { x1, y1, x2, y2 } = outline.getBoundingBox();
  const fontSize = (1000 * FILLED * size) / Math.max(x2 - x1, y2 - y1);
  const middle = (from: number, to: number) => size / 2 - ((from + to) / 2) * (fontSize / 1000);
  const { commands } = openSans().getPath(text, middle(x1, x2), middle(y1, y2), fontSize);
  return { dtype: 'float32', shape: [size, size, 1], data: fillOutline(commands, size) };
}

let loaded: Font | undefined;

/** Read at first use: most programs draw no text. */
function openSans(): Font {
  const { parse } = packages.load('opentype.js', 'text') as typeof import('opentype.js');
  const file = packages.find('@fontsource/open-sans/files/open-sans-latin-400-normal.woff', 'text');
  return (loaded ??= parse(new Uint8Array(files.readFile(file)).buffer));
}

function checkText(text: string): void {
  const missing = Array.from(text).find((letter) => openSans().charToGlyphIndex(letter) === 0);
  if (missing !== undefined) {
    throw new RangeError(
      bilingual({
        ja: `「${missing}」はフォント Open Sans にありません。英数字と記号が使えます。`,
        en: `The font Open Sans has no '${missing}'. It has Latin letters, digits and signs.`,
      }),
    );
  }
  if (text.trim() !== '') return;
  throw new RangeError(
    bilingual({
      ja: "文字がありません。textImage('6') のように書いてください。",
      en: "There is no text. Write textImage('6'), for example.",
    }),
  );
}
