import { anything, integer, oneOf } from '../../options/option';
import type { OptionTable } from '../../options/option-table';
import { readOptions } from '../../options/option-table';
import { animatePaths } from './animate-paths';
import type { ChartOptions } from './chart-options';
import { CHART_OPTIONS } from './chart-options';
import { baseLayout, COLOUR_SCALE, colourOf, dashOf } from './chart-style';
import type { Field } from './field';
import { FIELD, gridOf } from './field';
import type { ColourScale, Figure, ScatterTrace } from './figure';
import { showChart } from './show-chart';
import { thinEvenly } from './thin';
import { listOf } from './values';

/** Options of {@link contour}. */
export interface ContourOptions extends ChartOptions, Field {
  /**
   * Paths over the field by name, such as those of optimizers: the points [x, y] in their order. They are animated, with a
   * play button and a slider; of a longer path, 50 points are shown. Default: none.
   */
  paths?: Readonly<Record<string, readonly (readonly [x: number, y: number])[]>>;
  /** `'log'` colours log₁₀ z, for fields that rise steeply. Default: `'linear'`. */
  zScale?: 'linear' | 'log';
  /** How many lines about are drawn. Default 15. */
  levels?: number;
}

/**
 * Shows a field's lines of equal height (等高線).
 *
 * @example contour({ z: (x, y) => x ** 2 + 10 * y ** 2, x: [-2, 2], y: [-1, 1], paths: { sgd: [[-1.8, 0.9], [-1.4, -0.7]] } });
 * @throws RangeError when a matrix has not two axes
 */
export function contour(options: ContourOptions): void {
  showChart(contourFigure(options), options);
}

const POINTS = 41;
const MOST_STEPS = 50;
/** Greys, on which the paths stand out. */
const QUIET_SCALE: ColourScale = [
  [0, '#FFFFFF'],
  [1, '#A9B0B8'],
];

const OPTIONS = {
  ...CHART_OPTIONS,
  ...FIELD,
  paths: anything(),
  zScale: oneOf(['linear', 'log'], 'linear'),
  levels: integer({ least: 1, default: 15 }),
} satisfies OptionTable<ContourOptions>;

/** The figure of {@link contour}. */
export function contourFigure(options: ContourOptions): Figure {
  const { paths = {}, zScale, levels } = readOptions(options, OPTIONS, 'contour');
  const grid = gridOf(options, POINTS);
  const layout = baseLayout({ height: Object.keys(paths).length ? 460 : 360, ...options });
  // The legend stands on the left, clear of the colours' scale.
  layout.legend = { orientation: 'h', x: 0, y: 1, xanchor: 'left', yanchor: 'bottom' };
  layout.xaxis = { ...layout.xaxis, range: [grid.x[0], grid.x[grid.x.length - 1]] };
  layout.yaxis = { ...layout.yaxis, range: [grid.y[0], grid.y[grid.y.length - 1]] };
  const z = zScale === 'log' ? grid.z.map((row) => listOf(row.map(Math.log10))) : grid.z;
  const lines = Object.entries(paths).map(([name, points], i): ScatterTrace => {
    const path = thinEvenly({ x: points.map(([x]) => x), y: points.map(([, y]) => y) }, MOST_STEPS);
    return {
      ...{
        type: 'scatter',
        mode: 'lines+markers',
        name,
        x: listOf(path.x),
        y: listOf(path.y),
        showlegend: true,
      },
      line: { color: colourOf(i), width: 2.5, dash: dashOf(i) },
      marker: { color: colourOf(i), size: 6 },
    };
  });
  const colorbar = { outlinewidth: 0, title: { text: zScale === 'log' ? 'log₁₀ z' : 'z' } };
  const figure: Figure = {
    data: [
      {
        ...{ type: 'contour', x: grid.x, y: grid.y, z, ncontours: levels },
        ...{ colorscale: lines.length ? QUIET_SCALE : COLOUR_SCALE, colorbar, showlegend: false },
        line: { width: 0.5, color: 'rgba(64, 64, 64, 0.6)' },
      },
      ...lines,
    ],
    layout,
  };
  return lines.length ? animatePaths(figure, lines) : figure;
}
