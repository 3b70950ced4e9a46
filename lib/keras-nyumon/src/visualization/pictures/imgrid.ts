import type { NdArray } from '../../data/nd-array';
import { takeSamples } from '../../data/nd-array';
import { notebookDisplay } from '../../notebook/display';
import { anything, integer, number } from '../../options/option';
import type { OptionTable } from '../../options/option-table';
import { readOptions } from '../../options/option-table';
import type { Caption, CaptionOptions } from './captions';
import { captionsOf } from './captions';
import { escapeHtml } from '../escape-html';
import { pictureHtml } from './picture-html';

/** Options of {@link imgrid}. */
export interface ImgridOptions extends CaptionOptions {
  /** How many pictures make a row. Default 10. */
  columns?: number;
  /** How long a picture's longer side is on the screen, in pixels. Default 56. */
  size?: number;
}

const OPTIONS = {
  labels: anything(),
  predictions: anything(),
  probabilities: anything(),
  classNames: anything(),
  columns: integer({ least: 1, default: 10 }),
  size: number({ above: 0, default: 56 }),
} satisfies OptionTable<ImgridOptions>;

/** The colour of what is wrong: legible on white and on black, and to the colour-blind; ✗ says the same. */
const WRONG = '#d55e00';

/**
 * Shows pictures side by side below the cell. Outside a notebook it prints what would stand below them.
 *
 * @param images shape [n, height, width], [n, height, width, 1] (grey) or [n, height, width, 3] (red, green, blue); bytes
 *               0 … 255, or float values 0 … 1
 * @throws RangeError when there are fewer labels, predictions or probabilities than pictures, the shape is not that of
 *                    pictures, or an option does not exist
 *
 * @example
 *   imgrid(takeSamples(xTest, 0, 20), { labels: test.y, probabilities: await predict(model, xTest) });
 */
export function imgrid(images: NdArray, options: ImgridOptions = {}): void {
  const { columns, size } = readOptions(options, OPTIONS, 'imgrid');
  const captions = captionsOf(images.shape[0], options);
  const cells = captions.map((caption, i) => cellHtml(pictureAt(images, i), caption, size));
  const html =
    `<div style="display:grid;grid-template-columns:repeat(${columns},max-content);gap:8px;` +
    `font-family:monospace;text-align:center">${cells.join('')}</div>`;
  const text = captions.map(({ text }, i) => `[${i}] ${text}`).join('\n');
  const display = notebookDisplay();
  if (display) display({ 'text/html': html, 'text/plain': text });
  else console.log(text);
}

function pictureAt(images: NdArray, i: number): NdArray {
  const [, ...shape] = images.shape;
  return { ...takeSamples(images, i, i + 1), shape };
}

function cellHtml(image: NdArray, { text, isWrong }: Caption, size: number): string {
  const caption = escapeHtml(text);
  const marked = isWrong ? `<b style="color:${WRONG}">${caption}</b>` : caption;
  return `<div>${pictureHtml(image, size, text)}${marked}</div>`;
}
