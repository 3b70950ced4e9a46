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

/** The names of {@link ChartOptions}, for checking. */
export const CHART_OPTIONS = ['title', 'xLabel', 'yLabel', 'width', 'height', 'file'] as const;
