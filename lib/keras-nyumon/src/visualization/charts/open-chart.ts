import { files, paths, programs } from '../../host';
import { chartSummary } from './chart-bundle';
import type { Figure } from './figure';
import { saveChart } from './save-chart';

let folder: string | undefined;
let count = 0;

/**
 * Opens a chart in the reader's browser, from a file that needs no network. Where nobody would see it, it only says
 * where the file is.
 */
export function openChart(figure: Figure): void {
  folder ??= files.makeTemporaryFolder('keras-nyumon-charts-');
  const file = paths.join(folder, `chart-${++count}.html`);
  saveChart(figure, file);
  console.log(`${chartSummary(figure)} → ${file}`);
  void programs.openInBrowser(file);
}
