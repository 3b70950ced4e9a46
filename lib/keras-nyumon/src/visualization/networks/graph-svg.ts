import { graphlib, layout } from '@dagrejs/dagre';
import { shapeText } from '../../models/summary';
import { escapeHtml } from '../escape-html';
import type { LayerBox } from './layer-graph';

const FONT_SIZE = 13;
/** How wide a letter of a monospaced font is, as a part of its size. */
const LETTER = 0.61;
const LINE = 18;
const PADDING = 10;
const ARROW = 7;

/** A picture that knows its size, in pixels. */
export interface Svg {
  text: string;
  width: number;
  height: number;
}

/**
 * Draws layers as boxes, from top to bottom, and arrows from each to those that take its output. The boxes are light and
 * their text dark, so that they are legible on any background.
 */
export function graphSvg(layers: readonly LayerBox[]): Svg {
  const graph = new graphlib.Graph();
  graph.setGraph({ ranksep: 28, nodesep: 24, marginx: 8, marginy: 8 });
  for (const layer of layers) graph.setNode(layer.name, boxSize(layer));
  for (const { name, inputs } of layers) for (const input of inputs) graph.setEdge(input, name, {});
  layout(graph);
  const arrows = graph.edges().map((edge) => arrowSvg(graph.edge(edge) as { points: Point[] }));
  const boxes = layers.map((layer) => boxSvg(layer, graph.node(layer.name) as Box));
  const { width = 0, height = 0 } = graph.graph() as { width?: number; height?: number };
  const [w, h] = [Math.ceil(width), Math.ceil(height)];
  const text =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${w}" height="${h}" viewBox="0 0 ${w} ${h}" ` +
    `font-family="'DejaVu Sans Mono',Menlo,Consolas,monospace" font-size="${FONT_SIZE}">` +
    `${arrows.join('')}${boxes.join('')}</svg>`;
  return { text, width: w, height: h };
}

interface Point {
  x: number;
  y: number;
}

interface Box extends Point {
  width: number;
  height: number;
}

function linesOf({ name, type, outputShape, parameters }: LayerBox): string[] {
  const lines = [`${name} (${type})`, shapeText(outputShape)];
  return parameters === 0 ? lines : [...lines, `${parameters.toLocaleString('en-US')} params`];
}

function boxSize(layer: LayerBox): { width: number; height: number } {
  const lines = linesOf(layer);
  const longest = Math.max(...lines.map((line) => line.length));
  return { width: longest * FONT_SIZE * LETTER + 2 * PADDING, height: lines.length * LINE + PADDING };
}

function boxSvg(layer: LayerBox, { x, y, width, height }: Box): string {
  const top = y - height / 2;
  const box = `<rect x="${tenths(x - width / 2)}" y="${tenths(top)}" width="${tenths(width)}" height="${tenths(height)}"`;
  const lines = linesOf(layer).map((line, i) => {
    const weight = i === 0 ? ' font-weight="bold"' : '';
    const baseline = top + PADDING / 2 + LINE * i + FONT_SIZE;
    return `<text x="${tenths(x)}" y="${tenths(baseline)}" text-anchor="middle" fill="#222"${weight}>${escapeHtml(line)}</text>`;
  });
  return `${box} rx="4" fill="#eef4fa" stroke="#0072b2"/>${lines.join('')}`;
}

function arrowSvg({ points }: { points: Point[] }): string {
  const path = points.map(({ x, y }, i) => `${i === 0 ? 'M' : 'L'}${tenths(x)} ${tenths(y)}`).join('');
  const tip = points[points.length - 1];
  const before = points[points.length - 2];
  const angle = (Math.atan2(tip.y - before.y, tip.x - before.x) * 180) / Math.PI;
  const place = `translate(${tenths(tip.x)} ${tenths(tip.y)}) rotate(${tenths(angle)})`;
  return (
    `<path d="${path}" fill="none" stroke="#888" stroke-width="1.5"/>` +
    `<path d="M0 0L-${ARROW} -${ARROW / 2}L-${ARROW} ${ARROW / 2}Z" fill="#888" transform="${place}"/>`
  );
}

function tenths(value: number): number {
  return Math.round(value * 10) / 10;
}
