import { argMax, normalizeImages, takeSamples, toTensor } from 'keras-nyumon';
import type { NdArray } from 'keras-nyumon';

const images: NdArray<Uint8Array> = {
  dtype: 'uint8',
  shape: [3, 2, 2],
  data: Uint8Array.of(0, 51, 255, 102, 1, 2, 3, 4, 5, 6, 7, 8),
};

test('takeSamples gives a window onto the same memory', () => {
  const middle = takeSamples(images, 1, 2);
  expect(middle.shape).toEqual([1, 2, 2]);
  expect(Array.from(middle.data)).toEqual([1, 2, 3, 4]);
  expect(middle.data.buffer).toBe(images.data.buffer);
});

test.each([
  [0, 99, 3],
  [2, Infinity, 1],
  [3, 5, 0],
  [-4, 1, 1],
])('takeSamples from %p to %p stays within the array', (begin, end, count) => {
  expect(takeSamples(images, begin, end).shape).toEqual([count, 2, 2]);
});

test('normalizeImages scales to 0 … 1 and adds the channel axis', () => {
  const x = normalizeImages(images);
  expect(x.shape).toEqual([3, 2, 2, 1]);
  expect(Array.from(x.data.slice(0, 4))).toEqual([0, 51 / 255, 1, 102 / 255].map(Math.fround));
});

test('normalizeImages refuses what is not a stack of pictures', () => {
  expect(() => normalizeImages({ ...images, shape: [12] })).toThrow(
    /画像の形[^]*The pictures have shape \[12\]/,
  );
});

test('argMax takes the first of equals, as NumPy does', () => {
  expect(argMax({ dtype: 'float32', shape: [2, 3], data: Float32Array.of(0, 5, 5, -1, -3, -2) })).toEqual([
    1, 0,
  ]);
});

test('toTensor keeps shape and kind', async () => {
  const tensor = toTensor(images);
  expect([tensor.dtype, tensor.shape]).toEqual(['int32', [3, 2, 2]]);
  expect(Array.from(await tensor.data())).toEqual(Array.from(images.data));
  tensor.dispose();
});

test('an array whose shape and size disagree is refused', () => {
  expect(() => toTensor({ ...images, shape: [5, 2, 2] })).toThrow(
    /要素が必要[^]*needs 20 elements, but there are 12/,
  );
});
