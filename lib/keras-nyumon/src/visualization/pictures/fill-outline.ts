import type { PathCommand } from 'opentype.js';

/** A point, x to the right and y downwards, in pixels. */
type Point = readonly [x: number, y: number];

/** Each pixel is looked at in this many rows of as many points. */
const SAMPLES = 8;
/** A curve is drawn as this many straight lines. */
const LINES_PER_CURVE = 12;

/**
 * Fills the outline of letters: each pixel becomes the part of it that lies inside, from 0 to 1.
 *
 * @param commands the outline, as fonts describe it
 * @param size     the picture's height and width, in pixels
 * @returns size · size values, row by row
 */
export function fillOutline(commands: readonly PathCommand[], size: number): Float32Array {
  const lines = linesOf(commands);
  const values = new Float32Array(size * size);
  for (let sampleRow = 0; sampleRow < size * SAMPLES; sampleRow++) {
    const crossings = crossingsAt((sampleRow + 0.5) / SAMPLES, lines);
    const row = Math.floor(sampleRow / SAMPLES);
    for (let sample = 0; sample < size * SAMPLES; sample++) {
      if (isInside((sample + 0.5) / SAMPLES, crossings))
        values[row * size + Math.floor(sample / SAMPLES)] += 1 / (SAMPLES * SAMPLES);
    }
  }
  return values;
}

interface Crossing {
  x: number;
  /** 1 where the outline goes down, −1 where it goes up. */
  direction: number;
}

function crossingsAt(y: number, lines: readonly (readonly [Point, Point])[]): Crossing[] {
  return lines
    .filter(([[, y1], [, y2]]) => y1 <= y !== y2 <= y)
    .map(([[x1, y1], [x2, y2]]) => ({
      x: x1 + ((y - y1) / (y2 - y1)) * (x2 - x1),
      direction: Math.sign(y2 - y1),
    }));
}

/** Inside is where the outline winds around the point, so that letters may overlap themselves. */
function isInside(x: number, crossings: readonly Crossing[]): boolean {
  return (
    crossings.reduce((winding, crossing) => winding + (crossing.x < x ? crossing.direction : 0), 0) !== 0
  );
}

function linesOf(commands: readonly PathCommand[]): [Point, Point][] {
  const lines: [Point, Point][] = [];
  let start: Point = [0, 0];
  let last: Point = start;
  const lineTo = (point: Point) => {
    lines.push([last, point]);
    last = point;
  };
  for (const command of commands) {
    if (command.type === 'M') start = last = [command.x, command.y];
    else if (command.type === 'Z') lineTo(start);
    else curvePoints(last, command).forEach(lineTo);
  }
  return lines;
}

type Curve = Exclude<PathCommand, { type: 'M' | 'Z' }>;

function curvePoints([x, y]: Point, command: Curve): Point[] {
  if (command.type === 'L') return [[command.x, command.y]];
  const controls: Point[] =
    command.type === 'Q'
      ? [[command.x1, command.y1]]
      : [
          [command.x1, command.y1],
          [command.x2, command.y2],
        ];
  const points: Point[] = [[x, y], ...controls, [command.x, command.y]];
  return Array.from({ length: LINES_PER_CURVE }, (_, i) => onCurve(points, (i + 1) / LINES_PER_CURVE));
}

/** The point of a Bézier curve at t from 0 to 1, by de Casteljau's construction. */
function onCurve(points: readonly Point[], t: number): Point {
  if (points.length === 1) return points[0];
  const between = points.slice(1).map(([x, y], i): Point => {
    const [fromX, fromY] = points[i];
    return [fromX + t * (x - fromX), fromY + t * (y - fromY)];
  });
  return onCurve(between, t);
}
