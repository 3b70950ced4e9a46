import { svgUrl } from '../svg-url';
import type { Figure, SurfaceTrace, Trace } from './figure';
import { heightRange, surfaceSvg } from './surface-svg';

/**
 * A figure of a surface as one without space, because plotly.js draws in space only where there is a graphics card: the
 * surface becomes a picture, seen from where the interactive chart is seen at first; title and scale stay Plotly's.
 * Other figures stay as they are.
 */
export function flatSurface(figure: Figure): Figure {
  const surface = figure.data.find(isSurface);
  if (surface === undefined) return figure;
  const { scene = {}, ...layout } = figure.layout;
  const source = svgUrl(surfaceSvg(surface, scene, layout.font));
  const place = { x: 0, y: 1, sizex: 1, sizey: 1, xref: 'paper', yref: 'paper', sizing: 'contain' } as const;
  const { name, colorscale, colorbar } = surface;
  return {
    // Two squares outside of what is shown: only their scale is.
    data: [{ type: 'heatmap', name, colorscale, colorbar, x: [5, 6], y: [5], z: [heightRange(surface)] }],
    layout: {
      ...layout,
      xaxis: { visible: false, range: [0, 1] },
      yaxis: { visible: false, range: [0, 1] },
      images: [{ ...place, source, layer: 'above' }],
    },
  };
}

function isSurface(trace: Trace): trace is SurfaceTrace {
  return trace.type === 'surface';
}
