import { fillOutline } from 'keras-nyumon/dist/visualization/pictures/fill-outline';

/** A closed outline through these points, in their order. */
function polygon(...points: [number, number][]): Parameters<typeof fillOutline>[0] {
  const [first, ...rest] = points;
  return [
    { type: 'M', x: first[0], y: first[1] },
    ...rest.map(([x, y]) => ({ type: 'L', x, y }) as const),
    { type: 'Z' },
  ];
}

const area = (values: Float32Array) => values.reduce((sum, value) => sum + value, 0);

test('a pixel has the part of it that is inside', () => {
  const values = fillOutline(polygon([1, 0.5], [2.25, 0.5], [2.25, 2], [1, 2]), 3);
  expect([...values]).toEqual([0, 0.5, 0.125, 0, 1, 0.25, 0, 0, 0]);
});

test('an outline that runs the other way around cuts a hole; one that runs the same way does not', () => {
  const outer = polygon([0, 0], [8, 0], [8, 8], [0, 8]);
  const same = polygon([2, 2], [6, 2], [6, 6], [2, 6]);
  const opposite = polygon([2, 2], [2, 6], [6, 6], [6, 2]);
  expect(area(fillOutline([...outer, ...opposite], 8))).toBe(48);
  expect(area(fillOutline([...outer, ...same], 8))).toBe(64);
});

test('curves: a circle of four cubic ones, and a parabola’s segment', () => {
  const k = 10 * 0.5522847;
  const [x, y] = [20, 20];
  const circle = fillOutline(
    [
      { type: 'M', x: x + 10, y },
      { type: 'C', x1: x + 10, y1: y + k, x2: x + k, y2: y + 10, x, y: y + 10 },
      { type: 'C', x1: x - k, y1: y + 10, x2: x - 10, y2: y + k, x: x - 10, y },
      { type: 'C', x1: x - 10, y1: y - k, x2: x - k, y2: y - 10, x, y: y - 10 },
      { type: 'C', x1: x + k, y1: y - 10, x2: x + 10, y2: y - k, x: x + 10, y },
      { type: 'Z' },
    ],
    40,
  );
  expect(Math.abs(area(circle) / (Math.PI * 100) - 1)).toBeLessThan(0.01);
  // Archimedes: two thirds of the triangle of the curve's three points.
  const segment = fillOutline(
    [{ type: 'M', x: 0, y: 0 }, { type: 'Q', x1: 20, y1: 40, x: 40, y: 0 }, { type: 'Z' }],
    40,
  );
  expect(Math.abs(area(segment) / ((2 / 3) * 800) - 1)).toBeLessThan(0.01);
});
