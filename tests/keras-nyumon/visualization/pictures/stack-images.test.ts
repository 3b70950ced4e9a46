import { stackImages } from 'keras-nyumon';
import type { NdArray } from 'keras-nyumon';

const grey: NdArray = { dtype: 'uint8', shape: [1, 2], data: Uint8Array.of(0, 255) };
const float: NdArray = { dtype: 'float32', shape: [1, 2, 1], data: Float32Array.of(0.25, 0.5) };

test('pictures of one size become one array of values 0 … 1', () => {
  expect(stackImages([grey, float])).toEqual({
    dtype: 'float32',
    shape: [2, 1, 2, 1],
    data: Float32Array.of(0, 1, 0.25, 0.5),
  });
});

test('pictures that differ, and none at all, are refused', () => {
  const colour: NdArray = { dtype: 'uint8', shape: [1, 2, 3], data: new Uint8Array(6) };
  expect(() => stackImages([grey, colour])).toThrow(
    /0枚目の画像は \[1, 2, 1\]、1枚目は \[1, 2, 3\][^]*Make them alike/,
  );
  expect(() => stackImages([])).toThrow(/0枚[^]*no pictures/);
});
