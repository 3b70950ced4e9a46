import type { NdArray } from '../data/nd-array';
import { takeSamples } from '../data/nd-array';
import { notebookDisplay } from '../kernel/display';
import { greyPng } from './png';

/** Options of {@link imgrid}. */
export interface ImgridOptions {
  /** The right classes; shown below each picture. */
  labels?: NdArray | ArrayLike<number>;
  /** The classes that a model answered; shown below each picture, the wrong ones marked with ✗. */
  predictions?: ArrayLike<number>;
  /** How many pictures make a row. Default 10. */
  columns?: number;
  /** The side of a picture on the screen, in pixels. Default 56. */
  size?: number;
}

/**
 * Shows grey-scale pictures side by side below the cell. Outside a notebook it prints what would stand below them.
 *
 * @param images shape [n, height, width] or [n, height, width, 1]; bytes 0 … 255, or float values 0 … 1
 * @throws RangeError when there are fewer labels or predictions than pictures
 */
export function imgrid(images: NdArray, options: ImgridOptions = {}): void {
  const { columns = 10, size = 56 } = options;
  const captions = captionsOf(images.shape[0], options);
  const cells = captions.map((caption, i) => cellHtml(takeSamples(images, i, i + 1), caption, size));
  const html =
    `<div style="display:grid;grid-template-columns:repeat(${columns},max-content);gap:8px;` +
    `font-family:monospace;text-align:center">${cells.join('')}</div>`;
  const text = captions.map((caption, i) => `[${i}] ${caption}`).join('\n');
  const display = notebookDisplay();
  if (display) display({ 'text/html': html, 'text/plain': text });
  else console.log(text);
}

function cellHtml(image: NdArray, caption: string, size: number): string {
  const [, ...shape] = image.shape;
  const source = `data:image/png;base64,${greyPng({ ...image, shape }).toString('base64')}`;
  const style = `display:block;width:${size}px;height:${size}px;image-rendering:pixelated;margin:auto`;
  return `<div><img alt="${caption}" style="${style}" src="${source}">${caption}</div>`;
}

/** Below each picture: the label, and the prediction with ✗ where it differs. */
function captionsOf(count: number, { labels, predictions }: ImgridOptions): string[] {
  const right = labels && ('data' in labels ? labels.data : labels);
  for (const [name, values] of [
    ['labels', right],
    ['predictions', predictions],
  ] as const) {
    if (values && values.length < count) {
      throw new RangeError(
        `画像は ${count} 枚ですが、${name} は ${values.length} 個です。同じ個数にしてください。\n` +
          `There are ${count} pictures, but ${values.length} ${name}. Pass as many.`,
      );
    }
  }
  return Array.from({ length: count }, (_, i) => {
    if (!predictions) return right ? String(right[i]) : '';
    if (!right) return `→${predictions[i]}`;
    return `${right[i]}→${predictions[i]}${right[i] === predictions[i] ? '' : ' ✗'}`;
  });
}
