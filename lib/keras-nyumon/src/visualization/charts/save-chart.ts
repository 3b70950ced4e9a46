import { bilingual } from '../../options/bilingual';
import { files, paths } from '../../host';
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
  const ending = paths.extname(file).toLowerCase();
  if (ending !== '.svg' && ending !== '.html') {
    throw new RangeError(
      bilingual({
        ja: `グラフのファイル名は .svg か .html で終わるようにしてください(渡された名前: ${file})。`,
        en: `A chart's file name must end in .svg or .html (this one: ${file}).`,
      }),
    );
  }
  files.makeFolder(paths.dirname(file));
  files.writeFile(file, ending === '.svg' ? drawSvg(figure) : chartHtml(figure));
}
