import { mnistLike, textImage } from 'keras-nyumon';
import type { NdArray } from 'keras-nyumon';
import { mnist } from 'mnist-loader-ts';

/** A grey picture of this size whose pixels are computed. */
function draw(height: number, width: number, value: (x: number, y: number) => number): NdArray {
  const data = Float32Array.from({ length: height * width }, (_, i) =>
    value(i % width, Math.floor(i / width)),
  );
  return { dtype: 'float32', shape: [height, width], data };
}

interface Extent {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

function extentOf({ data }: NdArray): Extent {
  const inked = Array.from(data.keys()).filter((i) => data[i] > 0);
  const columns = inked.map((i) => i % 28);
  const rows = inked.map((i) => Math.floor(i / 28));
  return {
    left: Math.min(...columns),
    right: Math.max(...columns),
    top: Math.min(...rows),
    bottom: Math.max(...rows),
  };
}

/** Of MNIST pictures: where the middle of the ink lies, in pixels from the left and the top. */
function centreOf({ data }: NdArray): [number, number] {
  let [mass, x, y] = [0, 0, 0];
  data.forEach((value, i) => {
    mass += value;
    x += value * ((i % 28) + 0.5);
    y += value * (Math.floor(i / 28) + 0.5);
  });
  return [x / mass, y / mass];
}

const isBar = (x: number, y: number) => x >= 30 && x < 50 && y >= 40 && y < 120;

test('ink becomes light on black, whether it was dark on light or light on dark', () => {
  const light = mnistLike(draw(200, 300, (x, y) => (isBar(x, y) ? 0.9 : 0.1)));
  const dark = mnistLike(draw(200, 300, (x, y) => (isBar(x, y) ? 0.2 : 0.8)));
  expect(light).toMatchObject({ dtype: 'float32', shape: [28, 28, 1] });
  expect(light).toEqual(dark);
  // 20 × 80 fits the box as 5 × 20; its middle is where MNIST's digits have it, as nearly as whole pixels allow.
  expect(extentOf(light)).toEqual({ left: 12, right: 16, top: 5, bottom: 24 });
  expect(new Set(light.data)).toEqual(new Set([0, 1]));
});

test('colours, bytes and batches of one are pictures too', () => {
  const grey = draw(60, 60, (x, y) => (isBar(x, y) ? 0 : 1));
  const data = Uint8Array.from({ length: 60 * 60 * 3 }, (_, i) => grey.data[Math.floor(i / 3)] * 255);
  expect(mnistLike({ dtype: 'uint8', shape: [60, 60, 3], data })).toEqual(mnistLike(grey));
  expect(mnistLike({ ...grey, shape: [1, 60, 60, 1] })).toEqual(mnistLike(grey));
});

test('the paper may be grey and grainy', () => {
  const clean = draw(140, 140, (x, y) => (isBar(x, y) ? 0.2 : 0.7));
  const grainy = draw(140, 140, (x, y) =>
    isBar(x, y) ? 0.2 : 0.7 + 0.04 * Math.sin(x * 12.9898 + y * 78.233),
  );
  const expected = mnistLike(clean).data;
  const differences = mnistLike(grainy).data.map((value, i) => Math.abs(value - expected[i]));
  expect(Math.max(...differences)).toBeLessThan(0.1);
});

test('the centre of mass comes to the middle', () => {
  // A triangle: its mass lies at the bottom.
  const triangle = mnistLike(
    draw(100, 100, (x, y) => (y > 20 && y < 80 && Math.abs(x - 50) < (y - 20) / 2 ? 1 : 0)),
  );
  for (const coordinate of centreOf(triangle)) expect(Math.abs(coordinate - 14.5)).toBeLessThanOrEqual(0.5);
});

test('nothing drawn stays black', () => {
  expect(new Set(mnistLike(draw(50, 50, () => 0.7)).data)).toEqual(new Set([0]));
});

test('one point, and a line at the border, are drawn', () => {
  expect(Math.max(...mnistLike(draw(50, 50, (x, y) => (x === 9 && y === 9 ? 0 : 1))).data)).toBe(1);
  expect(extentOf(mnistLike(draw(50, 50, (x) => (x === 0 ? 1 : 0))))).toMatchObject({ top: 5, bottom: 24 });
});

test('MNIST’s own pictures come out as they are', async () => {
  const { test: samples } = await mnist.loadData();
  const count = 300;
  let same = 0;
  for (let n = 0; n < count; n++) {
    const original = samples.x.data.subarray(n * 784, (n + 1) * 784);
    const { data } = mnistLike({ dtype: 'uint8', shape: [28, 28], data: original });
    const difference = data.reduce((sum, value, i) => sum + Math.abs(value - original[i] / 255), 0);
    const ink = original.reduce((sum, value) => sum + value / 255, 0);
    if (difference < 0.1 * ink) same++;
  }
  // The others have their centre of mass between two pixels, and are moved to the other one.
  expect(same / count).toBeGreaterThan(0.9);
});

test('a printed digit', () => {
  const six = mnistLike(textImage('6', { size: 100 }));
  const { top, bottom } = extentOf(six);
  expect(bottom - top + 1).toBe(20);
  expect(() => mnistLike({ dtype: 'uint8', shape: [784], data: new Uint8Array(784) })).toThrow(/One picture/);
});
