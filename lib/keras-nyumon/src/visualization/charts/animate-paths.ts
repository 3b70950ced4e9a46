import type { AnimateArguments, Figure, ScatterTrace } from './figure';

const FRAME_MS = 80;

/**
 * Gives a figure a play button and a slider, with which paths grow step by step. At first they are whole, as they are in
 * the chart's picture.
 *
 * @param paths the last traces of the figure
 */
export function animatePaths(figure: Figure, paths: ScatterTrace[]): Figure {
  const steps = Math.max(...paths.map(({ x }) => x.length));
  const first = figure.data.length - paths.length;
  const frames = Array.from({ length: steps }, (_, step) => ({
    name: String(step),
    data: paths.map(({ x, y }) => ({ x: x.slice(0, step + 1), y: y.slice(0, step + 1) })),
    traces: paths.map((_path, i) => first + i),
  }));
  const { layout } = figure;
  const margin = { ...layout.margin, b: 128 };
  return { ...figure, frames, layout: { ...layout, margin, ...controls(steps) } };
}

function controls(steps: number): Pick<Figure['layout'], 'updatemenus' | 'sliders'> {
  const play = showFrames(null, FRAME_MS);
  const pause = showFrames([null], 0);
  return {
    updatemenus: [
      {
        type: 'buttons',
        direction: 'left',
        showactive: false,
        pad: { t: 62, r: 8 },
        x: 0.12,
        y: 0,
        xanchor: 'right',
        yanchor: 'top',
        bgcolor: 'rgba(128, 128, 128, 0.15)',
        buttons: [
          { label: '▶', method: 'animate', args: play },
          { label: '❚❚', method: 'animate', args: pause },
        ],
      },
    ],
    sliders: [
      {
        active: steps - 1,
        x: 0.15,
        y: 0,
        len: 0.85,
        pad: { t: 52, b: 0 },
        currentvalue: { visible: false },
        steps: Array.from({ length: steps }, (_, i) => ({
          label: String(i),
          method: 'animate',
          args: showFrames([String(i)], 0),
        })),
      },
    ],
  };
}

const showFrames = (frames: AnimateArguments[0], duration: number): AnimateArguments => [
  frames,
  { mode: 'immediate', transition: { duration: 0 }, frame: { duration, redraw: false } },
];
