import { filterSamples, tf, toTensor } from 'keras-nyumon';
import type { NdArray } from 'keras-nyumon';

const images: NdArray<Uint8Array> = {
  dtype: 'uint8',
  shape: [4, 2, 3],
  data: Uint8Array.from({ length: 24 }, (_, i) => 255 - i),
};
const labels = [6, 1, 6, 3];

test('as TensorFlow picks samples by a mask', async () => {
  const mask = tf.tensor1d([true, false, true, false], 'bool');
  const expected = await tf.booleanMaskAsync(toTensor(images), mask);
  const sixes = filterSamples(images, (i) => labels[i] === 6);
  expect(sixes.shape).toEqual(expected.shape);
  expect(Array.from(sixes.data)).toEqual(Array.from(expected.dataSync()));
});

test('the type of the numbers stays, the memory is new', () => {
  const all = filterSamples(images, () => true);
  expect(all).toEqual(images);
  expect(all.data.buffer).not.toBe(images.data.buffer);
});

test('labels are filtered too, and none may be left', () => {
  const y: NdArray<Uint8Array> = { dtype: 'uint8', shape: [4], data: Uint8Array.from(labels) };
  expect(filterSamples(y, (i) => y.data[i] < 5)).toEqual({
    dtype: 'uint8',
    shape: [2],
    data: Uint8Array.of(1, 3),
  });
  expect(filterSamples(images, () => false).shape).toEqual([0, 2, 3]);
});
