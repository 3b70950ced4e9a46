import { bytes } from '../../host';
import type { NdArray } from '../../data/nd-array';
import { escapeHtml } from '../escape-html';
import { picturePng } from './picture-png';
import { pictureShape } from './picture-shape';

/**
 * One picture as HTML that holds the picture itself. Enlarged, its pixels are seen as squares.
 *
 * @param image  one picture
 * @param size   how long its longer side is on the screen, in pixels
 * @param alt    what is read to those who do not see it
 */
export function pictureHtml(image: NdArray, size: number, alt: string): string {
  const { height, width } = pictureShape(image);
  const scale = size / Math.max(height, width);
  const style = [
    `display:block;margin:0 auto;max-width:none`,
    `width:${Math.round(width * scale)}px;height:${Math.round(height * scale)}px`,
    `image-rendering:${scale > 1 ? 'pixelated' : 'auto'}`,
  ].join(';');
  const source = `data:image/png;base64,${bytes.toBase64(picturePng(image))}`;
  return `<img alt="${escapeHtml(alt)}" style="${style}" src="${source}">`;
}
