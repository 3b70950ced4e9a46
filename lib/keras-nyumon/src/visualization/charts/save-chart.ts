import { bilingual } from '../../options/bilingual';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, extname } from 'node:path';
import { chartHtml } from './chart-html';
import { drawSvg } from './draw-svg';
import type { Figure } from './figure';

/**
 * Writes a chart into a file; folders are made as needed.
 *
 * @param file ends in `.svg` (a picture) or `.html` (a page with the interactive chart, which needs no network)
 * @throws RangeError for another ending
 */
export function saveChart(figure: Figure, file: string): void {
  const ending = extname(file).toLowerCase();
  if (ending !== '.svg' && ending !== '.html') {
    throw new RangeError(
      bilingual({
        ja: `グラフのファイル名は .svg か .html で終わるようにしてください(渡された名前: ${file})。`,
        en: `A chart's file name must end in .svg or .html (this one: ${file}).`,
      }),
    );
  }
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, ending === '.svg' ? drawSvg(figure) : chartHtml(figure));
}
