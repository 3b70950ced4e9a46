import { anything, needed, number } from '../../options/option';
import type { OptionTable } from '../../options/option-table';
import { readOptions } from '../../options/option-table';
import type { ChartOptions } from './chart-options';
import { CHART_OPTIONS } from './chart-options';
import { baseLayout, colourOf, noteAbove } from './chart-style';
import type { Figure } from './figure';
import { seriesOf } from './series';
import { showChart } from './show-chart';
import { MOST_POINTS, thinEvenly, thinnedText } from './thin';
import type { OneOrNamed, Values } from './values';

/** Options of {@link scatter}. */
export interface ScatterOptions extends ChartOptions {
  /** The points' horizontal places, of one cloud or of several by name. */
  x: OneOrNamed<Values>;
  /** The points' vertical places, as `x`. */
  y: OneOrNamed<Values>;
  /** The diameter of a point, in pixels. Default 6. */
  size?: number;
}

/** Signs that tell clouds apart where colours do not. */
const SYMBOLS = ['circle', 'diamond', 'square', 'cross', 'triangle-up', 'x'] as const;

/**
 * Shows points (散布図). Of more than 1000 points in a cloud, every so many are shown.
 *
 * @example scatter({ x: height, y: weight, xLabel: 'height (cm)', yLabel: 'weight (kg)' });
 * @throws RangeError when x and y differ in length
 */
export function scatter(options: ScatterOptions): void {
  showChart(scatterFigure(options), options);
}

const OPTIONS = {
  ...CHART_OPTIONS,
  x: needed(anything()),
  y: needed(anything()),
  size: number({ above: 0, default: 6 }),
} satisfies OptionTable<ScatterOptions>;

/** The figure of {@link scatter}. */
export function scatterFigure(options: ScatterOptions): Figure {
  const { size, x, y } = readOptions(options, OPTIONS, 'scatter');
  const all = seriesOf(x, y);
  const layout = baseLayout(options);
  const longest = Math.max(...all.map(({ y }) => y.length));
  layout.annotations = noteAbove(thinnedText(Math.min(MOST_POINTS, longest), longest));
  return {
    data: all.map((series, i) => ({
      type: 'scatter',
      mode: 'markers',
      name: series.name,
      ...thinEvenly(series),
      showlegend: series.name !== '',
      marker: { color: colourOf(i), size, symbol: SYMBOLS[i % SYMBOLS.length] },
    })),
    layout,
  };
}
