import { bilingual } from '../../options/bilingual';
import { anything, integer, needed } from '../../options/option';
import type { OptionTable } from '../../options/option-table';
import { readOptions } from '../../options/option-table';
import type { ChartOptions } from './chart-options';
import { CHART_OPTIONS } from './chart-options';
import { baseLayout, colourOf } from './chart-style';
import type { Figure } from './figure';
import { showChart } from './show-chart';
import type { OneOrNamed, Values } from './values';
import { isValues, namedOf } from './values';

/** Options of {@link histogram}. */
export interface HistogramOptions extends ChartOptions {
  /** The values to count, of one set or of several by name. */
  x: OneOrNamed<Values>;
  /** Into how many ranges of equal width the values are sorted. Default 30. */
  bins?: number;
}

/**
 * Shows how often values occur (ヒストグラム). What is not a number is left out. Only the counts go into the notebook, so
 * there may be millions of values.
 *
 * @example histogram({ x: weights, xLabel: 'weight' });
 * @throws RangeError when there are no values
 */
export function histogram(options: HistogramOptions): void {
  showChart(histogramFigure(options), options);
}

const OPTIONS = {
  ...CHART_OPTIONS,
  x: needed(anything()),
  bins: integer({ least: 1, default: 30 }),
} satisfies OptionTable<HistogramOptions>;

/** The figure of {@link histogram}. */
export function histogramFigure(options: HistogramOptions): Figure {
  const { bins, x } = readOptions(options, OPTIONS, 'histogram');
  const sets = namedOf<Values>(x, isValues).map(([name, values]) => ({
    name,
    values: finite(values),
  }));
  const [low, high] = rangeOf(sets.map(({ values }) => values));
  const width = (high - low) / bins;
  const middles = Array.from({ length: bins }, (_, i) => Number((low + (i + 0.5) * width).toPrecision(7)));
  const layout = baseLayout({ yLabel: '個数 count', ...options });
  layout.barmode = 'overlay';
  layout.bargap = 0;
  return {
    data: sets.map(({ name, values }, i) => ({
      type: 'bar',
      name,
      x: middles,
      y: counted(values, low, width, bins),
      width,
      opacity: sets.length > 1 ? 0.6 : 1,
      marker: { color: colourOf(i) },
      showlegend: name !== '',
    })),
    layout,
  };
}

function finite(values: Values): number[] {
  return Array.from('shape' in values ? values.data : values).filter(Number.isFinite);
}

/** The lowest and highest value; a range of width 1 around a single one. */
function rangeOf(sets: number[][]): [number, number] {
  let [low, high] = [Infinity, -Infinity];
  for (const values of sets)
    for (const value of values) {
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
  if (low > high)
    throw new RangeError(
      bilingual({
        ja: '値が1個もありません。',
        en: 'There are no values to count. Pass at least one number.',
      }),
    );
  return low === high ? [low - 0.5, high + 0.5] : [low, high];
}

/** As NumPy counts: a range includes its lower end, the last one its upper end too. */
function counted(values: number[], low: number, width: number, bins: number): number[] {
  const counts = Array.from({ length: bins }, () => 0);
  for (const value of values) counts[Math.min(Math.floor((value - low) / width), bins - 1)]++;
  return counts;
}
