import { escapeHtml } from '../escape-html';
import type { Axis, Figure, Layout, ScatterTrace } from './figure';
import { niceTicks } from './nice-ticks';
import { textWidth } from './text-width';

const GREY_LINE = 'stroke="#808080" stroke-opacity="0.25"';
const DASHES = { solid: '', dash: ' stroke-dasharray="9,9"', dot: ' stroke-dasharray="3,3"', dashdot: '' };

const TITLE_SIZE = 15.6;

/** A panel of the chart: where it stands, in pixels, and what it shows. */
interface Panel {
  left: number;
  right: number;
  top: number;
  bottom: number;
  xAxis: Axis;
  yAxis: Axis;
  lines: ScatterTrace[];
}

/**
 * Draws a figure of lines in panels, as `plotHistory` makes it. It looks as plotly.js draws it, in a
 * hundredth of the time: for charts that change while a model is trained.
 *
 * @returns an SVG file, as wide and high as the layout says
 */
export function drawLines({ data, layout }: Figure): string {
  const { width, height, font = {} } = layout;
  const lines = data.filter((trace): trace is ScatterTrace => trace.type === 'scatter');
  const panels = panelsOf(lines, layout);
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" ` +
    `font-family="${font.family ?? 'sans-serif'}" font-size="${font.size ?? 13}" fill="${font.color ?? 'grey'}">` +
    `${legend(lines, panels)}${panels.map(panelSvg).join('')}</svg>`
  );
}

function panelsOf(lines: ScatterTrace[], layout: Layout): Panel[] {
  const { l = 0, r = 0, t = 0, b = 0 } = layout.margin ?? {};
  const across = layout.width - l - r;
  const down = layout.height - t - b;
  const numbers = [...new Set(lines.map(({ xaxis = 'x' }) => xaxis.slice(1)))];
  return numbers.map((number) => {
    const xAxis = layout[`xaxis${number}` as 'xaxis'] ?? {};
    const yAxis = layout[`yaxis${number}` as 'yaxis'] ?? {};
    const [begin, end] = xAxis.domain ?? [0, 1];
    const [low, high] = yAxis.domain ?? [0, 1];
    return {
      left: l + begin * across,
      right: l + end * across,
      top: t + (1 - high) * down,
      bottom: t + (1 - low) * down,
      xAxis,
      yAxis,
      lines: lines.filter(({ xaxis = 'x' }) => xaxis.slice(1) === number),
    };
  });
}

function panelSvg({ left, right, top, bottom, xAxis, yAxis, lines }: Panel): string {
  const [xLow, xHigh] = padded(lines.flatMap(({ x }) => x as number[]));
  const [yLow, yHigh] = padded(lines.flatMap(({ y }) => y.map((value) => value ?? NaN)));
  const atX = (x: number) => (left + ((x - xLow) / (xHigh - xLow)) * (right - left)).toFixed(1);
  const atY = (y: number) => (bottom - ((y - yLow) / (yHigh - yLow)) * (bottom - top)).toFixed(1);
  const xGrid = niceTicks(xLow, xHigh, (right - left) / 80).map(
    (tick) =>
      `<path ${GREY_LINE} d="M${atX(tick)},${top}V${bottom}"/>` +
      `<text x="${atX(tick)}" y="${bottom + 20}" text-anchor="middle">${tick}</text>`,
  );
  const yGrid = niceTicks(yLow, yHigh, (bottom - top) / 32).map(
    (tick) =>
      `<path ${GREY_LINE} d="M${left},${atY(tick)}H${right}"/>` +
      `<text x="${left - 8}" y="${atY(tick)}" dy="0.35em" text-anchor="end">${tick}</text>`,
  );
  const curves = lines.map(({ x, y, line = {}, mode }) => {
    const points = y.map((value, i) => `${atX(x[i] as number)},${atY(value ?? 0)}`);
    const dots = mode === 'lines' ? [] : points.map((point) => dot(point, line.color));
    const style = `fill="none" stroke="${line.color ?? 'grey'}" stroke-width="2"${DASHES[line.dash ?? 'solid']}`;
    return `<path ${style} d="M${points.join('L')}"/>${dots.join('')}`;
  });
  const middle = (top + bottom) / 2;
  return (
    `${xGrid.join('')}${yGrid.join('')}<path fill="none" stroke="currentColor" color="#787878" d="M${left},${top}V${bottom}H${right}"/>` +
    `<text x="${(left + right) / 2}" y="${bottom + 46}" text-anchor="middle" font-size="${TITLE_SIZE}">${escapeHtml(xAxis.title?.text ?? '')}</text>` +
    `<text transform="translate(${left - 54},${middle}) rotate(-90)" text-anchor="middle" font-size="${TITLE_SIZE}">${escapeHtml(yAxis.title?.text ?? '')}</text>` +
    curves.join('')
  );
}

function dot(point: string, colour = 'grey'): string {
  const [x, y] = point.split(',');
  return `<circle cx="${x}" cy="${y}" r="3" fill="${colour}"/>`;
}

function legend(lines: ScatterTrace[], [{ left, top }]: Panel[]): string {
  let x = left;
  return lines
    .filter(({ showlegend }) => showlegend)
    .map(({ name = '', line = {} }) => {
      const from = x;
      x += 60 + textWidth(name, 13);
      const style = `stroke="${line.color ?? 'grey'}" stroke-width="2"${DASHES[line.dash ?? 'solid']}`;
      return `<path ${style} d="M${from + 5},${top - 13}h30"/><text x="${from + 40}" y="${top - 9}">${escapeHtml(name)}</text>`;
    })
    .join('');
}

/** The range of the values, with room for the dots at its ends. */
function padded(values: number[]): [number, number] {
  const known = values.filter(Number.isFinite);
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const room = low === high ? 0.5 : (high - low) * 0.06;
  return [low - room, high + room];
}
