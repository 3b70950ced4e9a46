import { meanSamples, tf, toTensor } from 'keras-nyumon';
import type { NdArray } from 'keras-nyumon';

test('as TensorFlow averages over the first axis', () => {
  const images: NdArray<Uint8Array> = {
    dtype: 'uint8',
    shape: [3, 2, 2],
    data: Uint8Array.of(0, 51, 255, 102, 1, 2, 3, 4, 5, 6, 7, 8),
  };
  const expected = tf.tidy(() => toTensor(images).toFloat().mean(0).dataSync());
  const mean = meanSamples(images);
  expect(mean.dtype).toBe('float32');
  expect(mean.shape).toEqual([2, 2]);
  mean.data.forEach((value, i) => {
    expect(value).toBeCloseTo(expected[i], 4);
  });
});

test('60,000 bright pictures do not overflow or lose digits', () => {
  const bright: NdArray = { dtype: 'uint8', shape: [60000, 1], data: new Uint8Array(60000).fill(254) };
  expect(Array.from(meanSamples(bright).data)).toEqual([254]);
});

test('without samples there is no mean, and that is said', () => {
  const none: NdArray = { dtype: 'float32', shape: [0, 2, 2], data: new Float32Array(0) };
  expect(() => meanSamples(none)).toThrow(/サンプルがない[\s\S]*without samples/);
});
