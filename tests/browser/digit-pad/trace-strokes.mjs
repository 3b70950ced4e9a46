// Makes strokes.json: the pen's paths of 50 digits, for the test to draw again.
//
//   node tests/browser/digit-pad/trace-strokes.mjs && npx prettier --write tests/browser/digit-pad/strokes.json
//
// The digits are the first five of each class among MNIST's test pictures (CC BY-SA 3.0, Yann LeCun and Corinna Cortes),
// none left out. Each picture is enlarged four times, cut at half of its strongest ink, and thinned to a line one pixel
// wide (T. Y. Zhang and C. Y. Suen, "A fast parallel algorithm for thinning digital patterns", 1984). The line is cut into
// strokes at its ends and crossings, each followed from one end to the other; side branches shorter than 2 pixels of
// MNIST are left out, and a stroke keeps only the points that it needs to stay within 0.2 pixels.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { mnist } from 'mnist-loader-ts';

const SIDE = 28;
const SCALE = 4;
const WIDE = SIDE * SCALE;
const PER_CLASS = 5;
const SHORTEST_BRANCH = 2;
const TOLERANCE = 0.2;

const { test } = await mnist.loadData();
const digits = [];
for (let label = 0; label < 10; label++) {
  const indices = Array.from(test.y.data.keys()).filter((i) => test.y.data[i] === label);
  for (const index of indices.slice(0, PER_CLASS))
    digits.push({ label, index, strokes: strokesOf(test.x.data.subarray(index * 784, (index + 1) * 784)) });
}
const rows = digits.map((digit) => JSON.stringify(digit)).join(',\n');
writeFileSync(fileURLToPath(new URL('strokes.json', import.meta.url)), `[\n${rows}\n]\n`);

/** @param {ArrayLike<number>} picture 28 × 28 bytes @returns {[x: number, y: number][][]} in pixels of the picture */
function strokesOf(picture) {
  const line = thin(enlarge(picture));
  const paths = pathsOf(line);
  const isOpenEnd = (i) => neighbours(i).filter((n) => line[n]).length === 1;
  const isBranch = (path) => paths.length > 1 && (isOpenEnd(path[0]) || isOpenEnd(path.at(-1)));
  return paths
    .filter((path) => !isBranch(path) || path.length >= SHORTEST_BRANCH * SCALE)
    .map((path) => simplify(path.map((i) => [(i % WIDE) + 0.5, Math.floor(i / WIDE) + 0.5])))
    .map((points) => points.map(([x, y]) => [tenths(x / SCALE), tenths(y / SCALE)]));
}

function tenths(value) {
  return Math.round(value * 10) / 10;
}

/** Bilinear, and then black or white. */
function enlarge(picture) {
  const strongest = Math.max(...Array.from(picture));
  const at = (x, y) => (x >= 0 && y >= 0 && x < SIDE && y < SIDE ? picture[y * SIDE + x] : 0);
  return Uint8Array.from({ length: WIDE * WIDE }, (_, i) => {
    const [x, y] = [i % WIDE, Math.floor(i / WIDE)].map((place) => (place + 0.5) / SCALE - 0.5);
    const [left, top] = [Math.floor(x), Math.floor(y)];
    const [right, below] = [x - left, y - top];
    const value =
      (at(left, top) * (1 - right) + at(left + 1, top) * right) * (1 - below) +
      (at(left, top + 1) * (1 - right) + at(left + 1, top + 1) * right) * below;
    return value > strongest / 2 ? 1 : 0;
  });
}

/** The eight pixels around one, clockwise from the one above. */
function neighbours(i) {
  return [i - WIDE, i - WIDE + 1, i + 1, i + WIDE + 1, i + WIDE, i + WIDE - 1, i - 1, i - WIDE - 1];
}

/** Zhang and Suen: takes away the edge, pixel by pixel, as long as nothing breaks or gets shorter. */
function thin(pixels) {
  const line = Uint8Array.from(pixels);
  for (let taken = -1; taken !== 0;) {
    taken = 0;
    for (const step of [0, 1]) {
      const away = Array.from(line.keys()).filter((i) => line[i] && canGo(line, i, step));
      for (const i of away) line[i] = 0;
      taken += away.length;
    }
  }
  return line;
}

function canGo(line, i, step) {
  const around = neighbours(i).map((n) => line[n] ?? 0);
  const count = around.reduce((sum, value) => sum + value, 0);
  const changes = around.filter((value, k) => !value && around[(k + 1) % 8]).length;
  const [up, , right, , down, , left] = around;
  const isEdge =
    step === 0
      ? !(up && right && down) && !(right && down && left)
      : !(up && right && left) && !(up && down && left);
  return count >= 2 && count <= 6 && changes === 1 && isEdge;
}

/** Cuts the line into paths from end or crossing to end or crossing; what is left are closed loops. */
function pathsOf(line) {
  const linked = (i) => {
    const around = neighbours(i).filter((n) => line[n]);
    const straight = around.filter((n) => [1, WIDE].includes(Math.abs(n - i)));
    // A diagonal neighbour that a straight one leads to is not a way of its own.
    return around.filter(
      (n) => straight.includes(n) || !straight.some((s) => [1, WIDE].includes(Math.abs(s - n))),
    );
  };
  const pixels = Array.from(line.keys()).filter((i) => line[i]);
  const used = new Set();
  const key = (a, b) => `${Math.min(a, b)},${Math.max(a, b)}`;
  const walk = (from, to) => {
    const path = [from];
    for (let [last, next] = [from, to]; next !== undefined;) {
      used.add(key(last, next));
      path.push(next);
      const ways = linked(next).filter((n) => !used.has(key(next, n)));
      [last, next] = [next, linked(next).length === 2 ? ways[0] : undefined];
    }
    return path;
  };
  const paths = [];
  const starts = [...pixels.filter((i) => linked(i).length !== 2), ...pixels];
  for (const start of starts)
    for (const next of linked(start)) if (!used.has(key(start, next))) paths.push(walk(start, next));
  return paths.length ? paths : pixels.slice(0, 1).map((i) => [i, i]);
}

/** Ramer, Douglas and Peucker: keeps the point farthest from the straight line while it is too far from it. */
function simplify(points) {
  const [first, last] = [points[0], points.at(-1)];
  const far = points.map((point) => distance(point, first, last));
  const farthest = far.indexOf(Math.max(...far));
  if (points.length < 3 || far[farthest] <= TOLERANCE * SCALE) return [first, last];
  return [...simplify(points.slice(0, farthest + 1)).slice(0, -1), ...simplify(points.slice(farthest))];
}

function distance([x, y], [x1, y1], [x2, y2]) {
  const length = Math.hypot(x2 - x1, y2 - y1);
  if (length === 0) return Math.hypot(x - x1, y - y1);
  return Math.abs((x2 - x1) * (y1 - y) - (x1 - x) * (y2 - y1)) / length;
}
