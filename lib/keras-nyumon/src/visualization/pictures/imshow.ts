import type { NdArray } from '../../data/nd-array';
import { notebookDisplay } from '../../notebook/display';
import { number, text } from '../../options/option';
import type { OptionTable } from '../../options/option-table';
import { readOptions } from '../../options/option-table';
import { escapeHtml } from '../escape-html';
import { pictureHtml } from './picture-html';

/** Options of {@link imshow}. */
export interface ImshowOptions {
  /** What stands below the picture. Default: nothing. */
  title?: string;
  /** How long the picture's longer side is on the screen, in pixels. Default 280. */
  size?: number;
}

const OPTIONS = {
  title: text(''),
  size: number({ above: 0, default: 280 }),
} satisfies OptionTable<ImshowOptions>;

/**
 * Shows one picture below the cell, as Matplotlib's `imshow` does. Outside a notebook it prints the shape and the title.
 *
 * @param image shape [height, width], [height, width, 1] (grey, 0 is black) or [height, width, 3] (red, green, blue), or
 *              a batch of one such picture; bytes 0 … 255, or float values 0 … 1
 * @throws RangeError when it is not one picture, or an option does not exist
 *
 * @example
 *   imshow(readImage('photo.jpg'));
 */
export function imshow(image: NdArray, options: ImshowOptions = {}): void {
  const { title, size } = readOptions(options, OPTIONS, 'imshow');
  const shown = `[${image.shape.join(', ')}] ${title}`.trimEnd();
  const caption = title && `<div style="text-align:center">${escapeHtml(title)}</div>`;
  const html = `<div style="display:inline-block">${pictureHtml(image, size, title || shown)}${caption}</div>`;
  const display = notebookDisplay();
  if (display) display({ 'text/html': html, 'text/plain': shown });
  else console.log(shown);
}
