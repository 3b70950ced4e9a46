import { escapeHtml } from '../escape-html';
import { COLOUR_SCALE } from './chart-style';
import { colourOnScale } from './colour-on-scale';
import type { Font, Point3D, Scene, SurfaceTrace } from './figure';

/** How wide and high the picture is, in its own units. */
const SIDE = 400;
const VIEW_ANGLE = Math.PI / 4;
/** Room for the words at the axes. */
const SHRINK = 0.85;

/** A place in the picture, and how far from the eye it is. */
interface Projected {
  x: number;
  y: number;
  distance: number;
}

/**
 * Draws a surface as Plotly shows it at first, as patches from the farthest to the nearest, with the axes' ends.
 *
 * @returns an SVG file, square
 */
export function surfaceSvg(trace: SurfaceTrace, scene: Scene, font: Font = {}): string {
  const project = perspective(scene.camera?.eye ?? { x: 1.25, y: 1.25, z: 1.25 });
  const { family = 'sans-serif', color = 'grey' } = font;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${SIDE}" height="${SIDE}" viewBox="0 0 ${SIDE} ${SIDE}">` +
    `<g fill="none" stroke="${color}" stroke-opacity="0.5">${box(project)}</g>` +
    `<g fill="currentColor" stroke="currentColor" stroke-width="0.6">${patches(trace, project)}</g>` +
    `<g fill="${color}" font-family="${family}" font-size="12">${labels(trace, scene, project)}</g></svg>`
  );
}

/** From a place in the cube from −0.5 to 0.5 to a place in the picture. */
function perspective(eye: Point3D): (x: number, y: number, z: number) => Projected {
  const away = Math.hypot(eye.x, eye.y, eye.z);
  const flat = Math.hypot(eye.x, eye.y);
  const scale = (SHRINK * SIDE) / 2 / Math.tan(VIEW_ANGLE / 2);
  return (x, y, z) => {
    const towards = (x * eye.x + y * eye.y + z * eye.z) / away;
    const right = (-x * eye.y + y * eye.x) / flat;
    const up = (z * away - towards * eye.z) / flat;
    const distance = away - towards;
    return { x: SIDE / 2 + (right / distance) * scale, y: SIDE / 2 - (up / distance) * scale, distance };
  };
}

function patches(trace: SurfaceTrace, project: ReturnType<typeof perspective>): string {
  const heights = trace.z.map((row) => row.map((height) => height ?? NaN));
  const [low, high] = heightRange(trace);
  const share = (height: number) => (height - low) / (high - low || 1);
  const [rows, columns] = [heights.length, heights[0].length];
  const points = heights.map((row, i) =>
    row.map((height, j) => project(j / (columns - 1) - 0.5, i / (rows - 1) - 0.5, share(height) - 0.5)),
  );
  const found: { distance: number; svg: string }[] = [];
  for (let i = 0; i + 1 < rows; i++)
    for (let j = 0; j + 1 < columns; j++) {
      const corners = [points[i][j], points[i][j + 1], points[i + 1][j + 1], points[i + 1][j]];
      const mean = (heights[i][j] + heights[i][j + 1] + heights[i + 1][j + 1] + heights[i + 1][j]) / 4;
      if (Number.isNaN(mean)) continue;
      const colour = colourOnScale(trace.colorscale ?? COLOUR_SCALE, share(mean));
      const distance = corners.reduce((sum, corner) => sum + corner.distance, 0);
      found.push({
        distance,
        svg: `<path color="${colour}" d="M${corners.map(place).join('L')}Z"/>`,
      });
    }
  return found
    .sort((a, b) => b.distance - a.distance)
    .map(({ svg }) => svg)
    .join('');
}

/** The lowest and the highest value. */
export function heightRange({ z }: SurfaceTrace): [low: number, high: number] {
  const heights = z.flat().filter(Number.isFinite) as number[];
  return [Math.min(...heights), Math.max(...heights)];
}

/** The floor, the edges behind the surface and the axis of the height. */
function box(project: ReturnType<typeof perspective>): string {
  const [l, h] = [-0.5, 0.5];
  const lines = [
    [project(l, l, l), project(h, l, l), project(h, h, l), project(l, h, l), project(l, l, l)],
    [project(h, l, l), project(h, l, h), project(l, l, h), project(l, h, h), project(l, h, l)],
    [project(l, l, l), project(l, l, h)],
  ];
  return lines.map((line) => `<path d="M${line.map(place).join('L')}"/>`).join('');
}

function labels(trace: SurfaceTrace, scene: Scene, project: ReturnType<typeof perspective>): string {
  const [low, high] = heightRange(trace);
  const [x, y] = [trace.x ?? [], trace.y ?? []];
  const out = 0.6;
  const text = ({ x: left, y: top }: Projected, content: string | number, anchor: string) =>
    `<text x="${left.toFixed(1)}" y="${(top + 8).toFixed(1)}" text-anchor="${anchor}">${escapeHtml(short(content))}</text>`;
  return [
    text(project(-0.45, out, -0.5), x[0] ?? '', 'start'),
    text(project(0, out + 0.08, -0.5), scene.xaxis?.title?.text ?? '', 'start'),
    text(project(0.45, out, -0.5), x.at(-1) ?? '', 'start'),
    text(project(out, -0.45, -0.5), y[0] ?? '', 'end'),
    text(project(out + 0.08, 0, -0.5), scene.yaxis?.title?.text ?? '', 'end'),
    text(project(out, 0.45, -0.5), y.at(-1) ?? '', 'end'),
    text(project(0.52, -0.52, -0.47), low, 'end'),
    text(project(0.56, -0.56, 0), scene.zaxis?.title?.text ?? '', 'end'),
    text(project(0.52, -0.52, 0.47), high, 'end'),
  ].join('');
}

const place = ({ x, y }: Projected) => `${x.toFixed(1)},${y.toFixed(1)}`;

const short = (content: string | number) =>
  typeof content === 'number' ? String(Number(content.toPrecision(3))) : content;
