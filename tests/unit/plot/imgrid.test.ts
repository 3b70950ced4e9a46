import { imgrid } from 'keras-nyumon';
import type { NdArray } from 'keras-nyumon';
import { greyPng } from 'keras-nyumon/dist/plot/png';
import { PNG } from 'pngjs';

test('a picture’s pixels come through, from bytes and from 0 … 1', () => {
  const bytes: NdArray = { dtype: 'uint8', shape: [1, 3], data: Uint8Array.of(0, 128, 255) };
  const floats: NdArray = { dtype: 'float32', shape: [1, 3], data: Float32Array.of(-1, 128 / 255, 2) };
  for (const image of [bytes, floats]) {
    const { width, height, data } = PNG.sync.read(greyPng(image));
    expect([width, height]).toEqual([3, 1]);
    expect([data[0], data[4], data[8], data[11]]).toEqual([0, 128, 255, 255]);
  }
});

describe('outside a notebook', () => {
  const images: NdArray = { dtype: 'uint8', shape: [3, 2, 2], data: new Uint8Array(12) };
  let said: jest.SpyInstance;
  beforeEach(() => (said = jest.spyOn(console, 'log').mockImplementation(() => undefined)));
  afterEach(() => {
    said.mockRestore();
  });

  test('prints labels and predictions, and marks the wrong ones', () => {
    imgrid(images, { labels: [7, 2, 5], predictions: [7, 2, 6] });
    expect(said).toHaveBeenCalledWith('[0] 7→7\n[1] 2→2\n[2] 5→6 ✗');
  });

  test('too few labels are refused', () => {
    expect(() => {
      imgrid(images, { labels: [7] });
    }).toThrow(/画像は 3 枚[^]*There are 3 pictures, but 1 labels/);
  });
});
