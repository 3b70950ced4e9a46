import { anything, needed, text } from '../../options/option';
import type { OptionTable } from '../../options/option-table';
import { readOptions } from '../../options/option-table';
import type { ChartOptions } from './chart-options';
import { CHART_OPTIONS } from './chart-options';
import { baseLayout, COLOUR_SCALE } from './chart-style';
import type { Axis, Figure } from './figure';
import { showChart } from './show-chart';
import { textWidth } from './text-width';
import type { Matrix } from './values';
import { rowsOf } from './values';

/** Options of {@link heatmap}. */
export interface HeatmapOptions extends ChartOptions {
  /** A colour for each number: rows from top to bottom, in them columns from left to right. */
  z: Matrix;
  /** What stands below the columns. Default: 0, 1, 2 … */
  x?: readonly (string | number)[];
  /** What stands beside the rows. Default: 0, 1, 2 … */
  y?: readonly (string | number)[];
  /** What the colours mean; stands beside their scale. Default: nothing. */
  zLabel?: string;
}

/**
 * Shows a matrix as colours (ヒートマップ), the first row on top.
 *
 * @example heatmap({ z: [[1, 2], [3, 4]] });
 * @throws RangeError when z has not two axes
 */
export function heatmap(options: HeatmapOptions): void {
  showChart(heatmapFigure(options), options);
}

const OPTIONS = {
  ...CHART_OPTIONS,
  x: anything(),
  y: anything(),
  z: needed(anything()),
  zLabel: text(),
} satisfies OptionTable<HeatmapOptions>;

/** The figure of {@link heatmap}. */
export function heatmapFigure(options: HeatmapOptions): Figure {
  const { x, y, zLabel, ...rest } = readOptions(options, OPTIONS, 'heatmap');
  const z = rowsOf(rest.z);
  const layout = baseLayout(options);
  layout.xaxis = { ...layout.xaxis, ...squares(z[0].length, x) };
  layout.yaxis = { ...layout.yaxis, ...squares(z.length, y), autorange: 'reversed' };
  layout.margin = { ...layout.margin, l: leftMargin(y) };
  const trace = {
    z,
    colorscale: COLOUR_SCALE,
    colorbar: { outlinewidth: 0, title: { text: zLabel } },
  };
  return {
    data: [{ type: 'heatmap', ...trace, ...(x ? { x: [...x] } : {}), ...(y ? { y: [...y] } : {}) }],
    layout,
  };
}

const FEW_SQUARES = 12;

/** An axis with a name, or else a whole number, at each square; of many squares, at some. */
function squares(count: number, names: readonly (string | number)[] | undefined): Axis {
  const ticks: Axis = names ? { type: 'category' } : count <= FEW_SQUARES ? { dtick: 1 } : {};
  return { showgrid: false, zeroline: false, ...ticks };
}

/** Room for the names beside the rows and for the axis' label. */
function leftMargin(names: readonly (string | number)[] = []): number {
  const widest = Math.max(0, ...names.map((name) => textWidth(String(name), 13)));
  return Math.max(72, Math.min(widest, 200) + 48);
}
