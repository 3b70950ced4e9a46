import type { Figure } from './figure';
import { flatSurface } from './flat-surface';
import { plotlyWindow } from './plotly-window';

/**
 * Draws a figure as a picture, without a browser: plotly.js itself draws it, so it looks like the interactive chart.
 *
 * @returns an SVG file, as wide and high as the layout says
 */
export function drawSvg(figure: Figure): string {
  const { document, Plotly } = plotlyWindow();
  const div = document.createElement('div');
  // A copy, because plotly.js writes into what it is given.
  const { data, layout } = structuredClone(flatSurface(withoutControls(figure)));
  // All is drawn when this returns; what its promise still waits for, only a browser needs.
  void Plotly.newPlot(div, data, layout, { staticPlot: true }).then(() => {
    Plotly.purge(div);
  });
  return slim(Plotly.Snapshot.toSVG(div, 'svg'));
}

/** Nobody can press a picture's buttons. */
function withoutControls({ data, layout }: Figure): Figure {
  const { updatemenus, sliders, ...rest } = layout;
  return { data, layout: updatemenus && sliders ? { ...rest, margin: { ...rest.margin, b: 56 } } : layout };
}

/** The same picture in half the bytes: notebooks hold many. */
function slim(svg: string): string {
  const family = /font-family: ([^;"]*)/.exec(svg)?.[0] ?? '';
  return (
    svg
      .replaceAll(`${family}; `, '')
      .replace('style=""', `style="${family}"`)
      .replace(
        /(fill|stroke)-opacity: 1; |font-(weight|style|variant): normal; | style=""| ?white-space: pre;/g,
        '',
      )
      .replace(/ (d|transform|x|y)="[^"]*"/g, (places) => places.replace(/(\.\d)\d+/g, '$1'))
      // For programs that know SVG's own word only.
      .replaceAll(
        'image-rendering: pixelated;',
        'image-rendering: pixelated; image-rendering: optimizeSpeed;',
      )
  );
}
