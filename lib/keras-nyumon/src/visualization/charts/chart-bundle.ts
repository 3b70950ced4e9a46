import type { MimeBundle } from '../../notebook/display';
import { escapeHtml } from '../escape-html';
import { svgUrl } from '../svg-url';
import { drawSvg } from './draw-svg';
import type { Figure } from './figure';

/**
 * A figure as the notebook shows it: interactive where there is Plotly's renderer; elsewhere (an exported page, GitHub)
 * as a picture of the same size, which also survives in a notebook that is not trusted; as one line in a terminal.
 */
export function chartBundle(figure: Figure): MimeBundle {
  return interactiveBundle(figure, pictureHtml(drawSvg(figure), chartSummary(figure), figure.layout));
}

/** The same with a picture that is there already. */
export function interactiveBundle(figure: Figure, html: string): MimeBundle {
  return {
    'application/vnd.plotly.v1+json': { ...figure, config: CONFIG },
    'text/html': html,
    'text/plain': chartSummary(figure),
  };
}

/** How plotly.js behaves, in the notebook and in a saved page. */
export const CONFIG = { displaylogo: false } as const;

/** A picture as HTML that is kept in a notebook that is not trusted. */
export function pictureHtml(
  svg: string,
  alt: string,
  { width, height }: { width: number; height: number },
): string {
  const size = `width="${width}" height="${height}" style="display:block;max-width:none"`;
  return `<img alt="${escapeHtml(alt)}" ${size} src="${svgUrl(svg)}">`;
}

/** A chart in one line: its title, what it shows. */
export function chartSummary({ data, layout }: Figure): string {
  const title = layout.title?.text;
  const kinds = [...new Set(data.map(({ type }) => type))].join(' + ');
  const names = [...new Set(data.map(({ name }) => name).filter(Boolean))].join(', ');
  return `[グラフ chart: ${[title, kinds, names].filter(Boolean).join('; ')}]`;
}
