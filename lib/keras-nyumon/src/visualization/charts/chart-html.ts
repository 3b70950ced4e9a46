import { files, packages } from '../../host';
import { escapeHtml } from '../escape-html';
import { CONFIG } from './chart-bundle';
import type { Figure } from './figure';

/** A page with the interactive chart and all it needs: 1.5 MB, or 5 MB for a surface. */
export function chartHtml(figure: Figure): string {
  const isSpatial = figure.data.some(({ type }) => type === 'surface');
  const library = packages.find(isSpatial ? 'plotly.js-dist-min' : 'plotly.js-cartesian-dist-min', 'charts');
  const title = escapeHtml(figure.layout.title?.text ?? 'chart');
  return `<!doctype html>
<html>
<head>
<meta charset="utf-8">
<title>${title}</title>
<style>:root { color-scheme: light dark } body { margin: 16px }</style>
<script>${asScript(files.readText(library))}</script>
</head>
<body>
<div id="chart"></div>
<script>Plotly.newPlot('chart', ${asScript(JSON.stringify({ ...figure, config: CONFIG }))})</script>
</body>
</html>
`;
}

/** Nothing in it ends the script element. */
const asScript = (code: string) => code.replace(/<(?=\/script|!--)/gi, '\\x3c');
