import { number, text } from '../../options/option';
import type { OptionTable } from '../../options/option-table';

/** Options that every chart has. */
export interface ChartOptions {
  /** Stands above the chart. Default: nothing. */
  title?: string;
  /** What the horizontal axis shows, with its unit. Default: nothing. */
  xLabel?: string;
  /** What the vertical axis shows, with its unit. Default: nothing. */
  yLabel?: string;
  /** In pixels. Default 720. */
  width?: number;
  /** In pixels. Default 360. */
  height?: number;
  /** Also saves the chart: `'chart.svg'` as a picture, `'chart.html'` as a page that needs no network. Default: no file. */
  file?: string;
}

/** The table of {@link ChartOptions}; what a chart takes where they are left out is its own. */
export const CHART_OPTIONS = {
  title: text(),
  xLabel: text(),
  yLabel: text(),
  width: number({ above: 0 }),
  height: number({ above: 0 }),
  file: text(),
} satisfies OptionTable<ChartOptions>;
