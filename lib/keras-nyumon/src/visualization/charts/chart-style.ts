import type { ChartOptions } from './chart-options';
import type { Annotation, Axis, ColourScale, Dash, Font, Layout } from './figure';

/**
 * Colours that people with any colour vision tell apart (Okabe and Ito, "Color Universal Design", 2008), in an order in which
 * the first stand out from white and from black.
 */
export const COLOURS = ['#0072B2', '#D55E00', '#009E73', '#CC79A7', '#E69F00', '#56B4E9'] as const;

/** The colour of the i-th thing. */
export function colourOf(i: number): string {
  return COLOURS[i % COLOURS.length];
}

/** How the i-th line is drawn: once the colours have all been used, the next lines are dotted. */
export function dashOf(i: number): Dash {
  return i < COLOURS.length ? 'solid' : 'dot';
}

/** From little to much (matplotlib's Viridis): rising for every colour vision, and in grey. */
export const COLOUR_SCALE: ColourScale = [
  [0, '#440154'],
  [0.125, '#472d7b'],
  [0.25, '#3b528b'],
  [0.375, '#2c728e'],
  [0.5, '#21918c'],
  [0.625, '#28ae80'],
  [0.75, '#5ec962'],
  [0.875, '#addc30'],
  [1, '#fde725'],
];

/** Grey that reads on white and on black alike: the background is the page's own. */
const TEXT_COLOUR = '#787878';
const GRID_COLOUR = 'rgba(128, 128, 128, 0.25)';
const TRANSPARENT = 'rgba(0, 0, 0, 0)';

/** What every text of a chart is written in, in the notebook and in its picture. */
const FONT: Required<Font> = {
  family: 'Noto Sans CJK JP, Noto Sans JP, Hiragino Sans, Yu Gothic UI, Meiryo, sans-serif',
  size: 13,
  color: TEXT_COLOUR,
};

/** An axis as all charts have it. */
export function axis(label?: string): Axis {
  return {
    ...(label === undefined ? {} : { title: { text: label } }),
    gridcolor: GRID_COLOUR,
    linecolor: TEXT_COLOUR,
    zerolinecolor: 'rgba(128, 128, 128, 0.6)',
    tickcolor: TEXT_COLOUR,
    ticks: 'outside',
    showline: true,
  };
}

/** The layout that all charts begin with. */
export function baseLayout(options: ChartOptions): Layout {
  const { title, xLabel, yLabel, width = 720, height = 360 } = options;
  return {
    ...(title === undefined ? {} : { title: { text: title, font: { size: 16 } } }),
    width,
    height,
    margin: { l: 72, r: 24, t: title === undefined ? 24 : 52, b: 56 },
    font: FONT,
    paper_bgcolor: TRANSPARENT,
    plot_bgcolor: TRANSPARENT,
    xaxis: axis(xLabel),
    yaxis: axis(yLabel),
  };
}

/** A small note above the chart, at its right; none for no text. */
export function noteAbove(text: string | undefined): Annotation[] {
  if (text === undefined) return [];
  const place = { xref: 'paper', yref: 'paper', x: 1, y: 1, xanchor: 'right', yanchor: 'bottom' } as const;
  return [{ ...place, text, showarrow: false, font: { size: 11 } }];
}
