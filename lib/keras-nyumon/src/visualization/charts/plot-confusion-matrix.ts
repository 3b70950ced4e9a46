import { bilingual } from '../../options/bilingual';
import { anything } from '../../options/option';
import type { OptionTable } from '../../options/option-table';
import { readOptions } from '../../options/option-table';
import type { ChartOptions } from './chart-options';
import { CHART_OPTIONS } from './chart-options';
import { COLOURS } from './chart-style';
import type { ColourScale, Figure } from './figure';
import { heatmapFigure } from './heatmap';
import { showChart } from './show-chart';
import type { Matrix } from './values';
import { rowsOf } from './values';

/** Options of {@link plotConfusionMatrix}. */
export interface ConfusionMatrixOptions extends ChartOptions {
  /** The names of the classes, in their order. Default: 0, 1, 2 … */
  classNames?: readonly string[];
}

/**
 * Shows a confusion matrix (混同行列): how many of each class were taken for which, coloured by their share of that class.
 *
 * @param counts  a row for each right class, in it a count for each answered class, as `confusionMatrix` returns it
 * @example plotConfusionMatrix(confusionMatrix(yTrue, yPred), { classNames: ['cat', 'dog'] });
 * @throws RangeError when the matrix is not square
 */
export function plotConfusionMatrix(counts: Matrix, options: ConfusionMatrixOptions = {}): void {
  showChart(confusionMatrixFigure(counts, options), options);
}

const OPTIONS = { ...CHART_OPTIONS, classNames: anything() } satisfies OptionTable<ConfusionMatrixOptions>;

/** The figure of {@link plotConfusionMatrix}. */
export function confusionMatrixFigure(counts: Matrix, options: ConfusionMatrixOptions = {}): Figure {
  const { classNames, ...chart } = readOptions(options, OPTIONS, 'plotConfusionMatrix');
  const rows = rowsOf(counts);
  const names = classNames ?? rows.map((_, i) => String(i));
  checkSquare(rows, names);
  const shares = rows.map((row) => {
    const sum = row.reduce((total, count) => total + count, 0);
    return row.map((count) => (sum === 0 ? 0 : Number((count / sum).toFixed(4))));
  });
  const size = {
    width: Math.max(480, rows.length * 52 + 200),
    height: Math.max(360, rows.length * 36 + 120),
  };
  const labels = { xLabel: '予測 predicted', yLabel: '正解 true', zLabel: '割合 share' };
  const figure = heatmapFigure({ z: shares, x: names, y: names, ...size, ...labels, ...chart });
  const [trace] = figure.data;
  Object.assign(trace, {
    ...{ colorscale: SCALE, zmin: 0, zmax: 1, texttemplate: '%{text}', textfont: { size: 12 } },
    text: rows.map((row, i) => row.map((count, j) => label(count, shares[i][j]))),
    hovertemplate: '正解 true: %{y}<br>予測 predicted: %{x}<br>割合 share: %{z:.1%}<extra></extra>',
  });
  return figure;
}

/** From paper to ink. */
const SCALE: ColourScale = [
  [0, '#EEF4FA'],
  [1, COLOURS[0]],
];

function label(count: number, share: number): string {
  if (count === 0) return '0';
  return `${count}<br><span style="font-size:10px">${(share * 100).toFixed(share === 1 ? 0 : 1)} %</span>`;
}

function checkSquare(rows: number[][], names: readonly string[]): void {
  if (rows.length === rows[0].length && rows.length === names.length) return;
  const [ja, en] = [
    `${rows.length} 行 ${rows[0].length} 列`,
    `${rows.length} rows, ${rows[0].length} columns`,
  ];
  throw new RangeError(
    bilingual({
      ja: `混同行列は ${ja}、クラス名は ${names.length} 個です。クラスの数にそろえてください。`,
      en: `The confusion matrix has ${en}; there are ${names.length} class names. Each must be the number of classes.`,
    }),
  );
}
