import { anything, needed, oneOf } from '../../options/option';
import type { OptionTable } from '../../options/option-table';
import { readOptions } from '../../options/option-table';
import type { ChartOptions } from './chart-options';
import { CHART_OPTIONS } from './chart-options';
import { baseLayout, colourOf, dashOf, noteAbove } from './chart-style';
import type { Axis, Figure } from './figure';
import { seriesOf } from './series';
import { showChart } from './show-chart';
import { thinLine, thinnedText } from './thin';
import type { OneOrNamed, Values } from './values';

/** Options of {@link lineChart}. */
export interface LineChartOptions extends ChartOptions {
  /** The values of one line, or of several lines by name. */
  y: OneOrNamed<Values>;
  /** Where the values stand, for all lines or for each by name. Default: 0, 1, 2 … */
  x?: OneOrNamed<Values>;
  /** `'log'` gives equal room to 1, 10, 100 …. Default: `'linear'`. */
  xScale?: 'linear' | 'log';
  /** `'log'` gives equal room to 1, 10, 100 …. Default: `'linear'`. */
  yScale?: 'linear' | 'log';
}

/**
 * Shows a line chart (折れ線グラフ). Of a line with more than 1000 points, the lowest and highest of each stretch are shown.
 *
 * @example lineChart({ x: [1, 2, 3], y: { train: [0.9, 0.5, 0.3], test: [1, 0.6, 0.5] }, title: 'loss' });
 * @throws RangeError when x and y differ in length
 */
export function lineChart(options: LineChartOptions): void {
  showChart(lineFigure(options), options);
}

const FEW_POINTS = 30;

const OPTIONS = {
  ...CHART_OPTIONS,
  x: anything(),
  y: needed(anything()),
  xScale: oneOf(['linear', 'log']),
  yScale: oneOf(['linear', 'log']),
} satisfies OptionTable<LineChartOptions>;

/** The figure of {@link lineChart}. */
export function lineFigure(options: LineChartOptions): Figure {
  const given = readOptions(options, OPTIONS, 'lineChart');
  const all = seriesOf(given.x, given.y);
  const shown = all.map((series) => ({ name: series.name, ...thinLine(series) }));
  const layout = baseLayout(options);
  layout.xaxis = { ...layout.xaxis, ...scale(given.xScale) };
  layout.yaxis = { ...layout.yaxis, ...scale(given.yScale) };
  const longest = Math.max(...all.map(({ y }) => y.length));
  layout.annotations = noteAbove(thinnedText(Math.max(...shown.map(({ y }) => y.length)), longest));
  return {
    data: shown.map(({ name, x, y }, i) => ({
      type: 'scatter',
      mode: y.length <= FEW_POINTS ? 'lines+markers' : 'lines',
      name,
      x,
      y,
      showlegend: name !== '',
      line: { color: colourOf(i), width: 2, dash: dashOf(i) },
    })),
    layout,
  };
}

/** On a logarithmic axis, 10⁻⁸ is read more easily than 10n. */
function scale(type: 'linear' | 'log' = 'linear'): Axis {
  return type === 'log' ? { type, exponentformat: 'power' } : { type };
}
