import { setRandomSeed } from 'keras-nyumon';
import { syntheticShapes } from 'keras-nyumon/course';

const COUNT = 200;

beforeEach(() => {
  setRandomSeed(1);
});

test('pictures with values 0 … 1, and as many masks of 0 and 1', () => {
  const { x, y } = syntheticShapes(COUNT, 20);
  expect(x.shape).toEqual([COUNT, 20, 20, 1]);
  expect(y.shape).toEqual([COUNT, 20, 20, 1]);
  expect(x.data).toHaveLength(COUNT * 20 * 20);
  expect(x.data.every((value) => value >= 0 && value <= 1)).toBe(true);
  expect(new Set(y.data)).toEqual(new Set([0, 1]));
});

test('the seed decides what is drawn', () => {
  const first = syntheticShapes(3);
  const second = syntheticShapes(3);
  setRandomSeed(1);
  expect(syntheticShapes(3)).toEqual(first);
  expect(second.x.data).not.toEqual(first.x.data);
});

test('what is marked is round: a disc fills π/4 of the square around it', () => {
  const { y } = syntheticShapes(COUNT);
  // Of most pictures; in some there are two discs.
  const shares = Array.from({ length: COUNT }, (_, i) => y.data.subarray(i * 576, (i + 1) * 576))
    .map(shareOfBox)
    .sort((a, b) => a - b);
  expect(shares[COUNT / 2]).toBeGreaterThan(0.68);
  expect(shares[COUNT / 2]).toBeLessThan(0.86);
});

test('brightness does not tell a disc from a square', () => {
  const { x, y } = syntheticShapes(COUNT);
  const bright = [...x.data.keys()].filter((i) => x.data[i] > 0.5);
  const mean = (label: number) => {
    const values = bright.filter((i) => y.data[i] === label).map((i) => x.data[i]);
    return values.reduce((sum, value) => sum + value, 0) / values.length;
  };
  expect(Math.abs(mean(1) - mean(0))).toBeLessThan(0.03);
  expect(bright.filter((i) => y.data[i] === 0).length / bright.length).toBeGreaterThan(0.3);
});

test.each([
  [-1, 32],
  [1.5, 32],
  [10, 15],
])('%d pictures of size %d are refused', (count, size) => {
  expect(() => syntheticShapes(count, size)).toThrow(/枚数は0以上[^]*as in syntheticShapes/);
});

/** The share of the marked pixels in the smallest box around them. */
function shareOfBox(mask: Float32Array): number {
  const marked = [...mask.keys()].filter((i) => mask[i] === 1);
  const [rows, columns] = [marked.map((i) => Math.floor(i / 24)), marked.map((i) => i % 24)];
  const length = (values: number[]) => Math.max(...values) - Math.min(...values) + 1;
  return marked.length / (length(rows) * length(columns));
}
