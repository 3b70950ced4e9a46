import { text } from '../../options/option';
import type { OptionTable } from '../../options/option-table';
import { readOptions } from '../../options/option-table';
import type { ChartOptions } from './chart-options';
import { CHART_OPTIONS } from './chart-options';
import { axis, baseLayout, COLOUR_SCALE } from './chart-style';
import type { Field } from './field';
import { FIELD, gridOf } from './field';
import type { Figure } from './figure';
import { showChart } from './show-chart';

/** Options of {@link surface}. */
export interface SurfaceOptions extends ChartOptions, Field {
  /** What the height means. Default `'z'`. */
  zLabel?: string;
}

/**
 * Shows a field as a surface in space (曲面), which the reader can turn.
 *
 * @example surface({ z: (x, y) => x ** 2 - y ** 2, x: [-1, 1], y: [-1, 1] });
 * @throws RangeError when a matrix has not two axes
 */
export function surface(options: SurfaceOptions): void {
  showChart(surfaceFigure(options), options);
}

const POINTS = 31;

const OPTIONS = {
  ...CHART_OPTIONS,
  ...FIELD,
  zLabel: text('z'),
} satisfies OptionTable<SurfaceOptions>;

/** The figure of {@link surface}. */
export function surfaceFigure(options: SurfaceOptions): Figure {
  const { xLabel = 'x', yLabel = 'y', zLabel } = readOptions(options, OPTIONS, 'surface');
  const { xaxis, yaxis, ...layout } = baseLayout({ height: 460, ...options });
  const sceneAxis = (label: string) => {
    const { gridcolor, zerolinecolor, linecolor } = axis();
    return { title: { text: label }, gridcolor, zerolinecolor, linecolor };
  };
  return {
    data: [
      {
        type: 'surface',
        ...gridOf(options, POINTS),
        colorscale: COLOUR_SCALE,
        colorbar: { outlinewidth: 0 },
      },
    ],
    layout: {
      ...layout,
      margin: { ...layout.margin, l: 8, b: 8 },
      scene: {
        xaxis: sceneAxis(xLabel),
        yaxis: sceneAxis(yLabel),
        zaxis: sceneAxis(zLabel),
        aspectmode: 'cube',
        camera: { eye: { x: 1.25, y: 1.25, z: 1.25 } },
      },
    },
  };
}
