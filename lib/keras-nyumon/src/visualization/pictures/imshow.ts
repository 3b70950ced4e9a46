import type { NdArray } from '../../data/nd-array';
import { notebookDisplay } from '../../notebook/display';
import { checkOptions } from '../../options/check-options';
import { escapeHtml } from '../escape-html';
import { pictureHtml } from './picture-html';

/** Options of {@link imshow}. */
export interface ImshowOptions {
  /** What stands below the picture. Default: nothing. */
  title?: string;
  /** How long the picture's longer side is on the screen, in pixels. Default 280. */
  size?: number;
}

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
  checkOptions(options, ['title', 'size'], 'imshow');
  const { title = '', size = 280 } = options;
  const text = `[${image.shape.join(', ')}] ${title}`.trimEnd();
  const caption = title && `<div style="text-align:center">${escapeHtml(title)}</div>`;
  const html = `<div style="display:inline-block">${pictureHtml(image, size, title || text)}${caption}</div>`;
  const display = notebookDisplay();
  if (display) display({ 'text/html': html, 'text/plain': text });
  else console.log(text);
}
