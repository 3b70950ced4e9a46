import { notebookDisplay } from '../../notebook/display';
import { chartBundle, chartSummary } from './chart-bundle';
import type { Figure } from './figure';
import { openChart } from './open-chart';
import { saveChart } from './save-chart';

/** Options of {@link showChart}. */
export interface ShowChartOptions {
  /** Also saves the chart: `'chart.svg'` as a picture, `'chart.html'` as a page that needs no network. Default: no file. */
  file?: string;
}

/**
 * Shows a figure of Plotly's: below the cell in a notebook; from a plain script, in the browser, or, where there is none,
 * as a line that names the file. All charts are shown by this function.
 */
export function showChart(figure: Figure, { file }: ShowChartOptions = {}): void {
  if (file !== undefined) saveChart(figure, file);
  const display = notebookDisplay();
  if (display) {
    display(chartBundle(figure));
  } else if (file !== undefined) {
    console.log(`${chartSummary(figure)} → ${file}`);
  } else {
    openChart(figure);
  }
}
