import { concatSamples, tf, toTensor } from 'keras-nyumon';
import type { NdArray } from 'keras-nyumon';

const array = (samples: number, first: number): NdArray<Float32Array> => ({
  dtype: 'float32',
  shape: [samples, 2, 3],
  data: Float32Array.from({ length: samples * 6 }, (_, i) => first + i),
});

test('as TensorFlow joins them', () => {
  const parts = [array(2, 0), array(1, 100), array(3, 200)];
  const expected = tf.concat(parts.map((part) => toTensor(part)));
  const all = concatSamples(parts);
  expect(all.shape).toEqual(expected.shape);
  expect(Array.from(all.data)).toEqual(Array.from(expected.dataSync()));
});

test('the memory is new', () => {
  const only = array(2, 0);
  const joined = concatSamples([only]);
  expect(joined).toEqual(only);
  expect(joined.data.buffer).not.toBe(only.data.buffer);
});

test('what does not fit is refused, and so is nothing', () => {
  const flat: NdArray<Float32Array> = { dtype: 'float32', shape: [1, 6], data: new Float32Array(6) };
  expect(() => concatSamples([array(1, 0), flat])).toThrow(
    'float32 [n, 2, 3] と float32 [n, 6] はつなげません',
  );
  const bytes: NdArray = { dtype: 'uint8', shape: [1, 2, 3], data: new Uint8Array(6) };
  expect(() => concatSamples<Float32Array | Uint8Array>([array(1, 0), bytes as NdArray<Uint8Array>])).toThrow(
    'Make dtype and the shape of a sample the same',
  );
  expect(() => concatSamples([])).toThrow('配列が1つもありません');
});
