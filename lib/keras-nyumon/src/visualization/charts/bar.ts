import { anything, needed } from '../../options/option';
import type { OptionTable } from '../../options/option-table';
import { readOptions } from '../../options/option-table';
import type { ChartOptions } from './chart-options';
import { CHART_OPTIONS } from './chart-options';
import { baseLayout, colourOf } from './chart-style';
import type { Figure } from './figure';
import type { Coordinates } from './series';
import { seriesOf } from './series';
import { showChart } from './show-chart';
import type { OneOrNamed, Values } from './values';

/** Options of {@link bar}. */
export interface BarOptions extends ChartOptions {
  /** The heights of the bars, of one set or of several by name. */
  y: OneOrNamed<Values>;
  /** What stands below the bars: names or numbers. Default: 0, 1, 2 … */
  x?: Coordinates;
}

/**
 * Shows bars (棒グラフ), those of several sets beside one another.
 *
 * @example bar({ x: ['cat', 'dog'], y: [0.9, 0.1], yLabel: 'probability' });
 * @throws RangeError when x and y differ in length
 */
export function bar(options: BarOptions): void {
  showChart(barFigure(options), options);
}

const OPTIONS = {
  ...CHART_OPTIONS,
  x: anything(),
  y: needed(anything()),
} satisfies OptionTable<BarOptions>;

/** The figure of {@link bar}. */
export function barFigure(options: BarOptions): Figure {
  const given = readOptions(options, OPTIONS, 'bar');
  const layout = baseLayout(options);
  const series = seriesOf(given.x, given.y);
  layout.barmode = 'group';
  // Class numbers are names too: each bar has its own.
  layout.xaxis = { ...layout.xaxis, type: 'category', showgrid: false };
  return {
    data: series.map(({ name, x, y }, i) => ({
      type: 'bar',
      name,
      x,
      y,
      showlegend: name !== '',
      marker: { color: colourOf(i) },
    })),
    layout,
  };
}
