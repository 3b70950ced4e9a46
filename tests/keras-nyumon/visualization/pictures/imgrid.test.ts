import { imgrid } from 'keras-nyumon';
import type { NdArray } from 'keras-nyumon';
import { picturePng } from 'keras-nyumon/dist/visualization/pictures/picture-png';
import { PNG } from 'pngjs';
import { showInNotebook } from './show-in-notebook';

test('a picture’s pixels come through, from bytes and from 0 … 1', () => {
  const bytes: NdArray = { dtype: 'uint8', shape: [1, 3], data: Uint8Array.of(0, 128, 255) };
  const floats: NdArray = { dtype: 'float32', shape: [1, 3], data: Float32Array.of(-1, 128 / 255, 2) };
  for (const image of [bytes, floats]) {
    const { width, height, data } = PNG.sync.read(Buffer.from(picturePng(image)));
    expect([width, height]).toEqual([3, 1]);
    expect([data[0], data[4], data[8], data[11]]).toEqual([0, 128, 255, 255]);
  }
});

test('so do colours', () => {
  const image: NdArray = { dtype: 'uint8', shape: [2, 1, 3], data: Uint8Array.of(255, 128, 0, 1, 2, 3) };
  const { width, height, data } = PNG.sync.read(Buffer.from(picturePng(image)));
  expect([width, height]).toEqual([1, 2]);
  expect([...data]).toEqual([255, 128, 0, 255, 1, 2, 3, 255]);
});

describe('outside a notebook', () => {
  const images: NdArray = { dtype: 'uint8', shape: [3, 2, 2], data: new Uint8Array(12) };
  const probabilities: NdArray = {
    dtype: 'float32',
    shape: [3, 2],
    data: Float32Array.of(0.25, 0.75, 0.996, 0.004, 0.6, 0.4),
  };
  let said: jest.SpyInstance;
  beforeEach(() => (said = jest.spyOn(console, 'log').mockImplementation(() => undefined)));
  afterEach(() => {
    said.mockRestore();
  });

  test('prints labels and predictions, and marks the wrong ones', () => {
    imgrid(images, { labels: [7, 2, 5], predictions: [7, 2, 6] });
    expect(said).toHaveBeenCalledWith('[0] 7→7\n[1] 2→2\n[2] 5→6 ✗');
  });

  test('probabilities tell the prediction, and how sure the model is', () => {
    imgrid(images, { labels: [1, 0, 1], probabilities });
    expect(said).toHaveBeenCalledWith('[0] 1→1 75%\n[1] 0→0 100%\n[2] 1→0 60% ✗');
  });

  test('classes have names, and one-hot labels are labels', () => {
    const labels: NdArray = { dtype: 'float32', shape: [3, 2], data: Float32Array.of(0, 1, 1, 0, 0, 1) };
    imgrid(images, { labels, predictions: [1, 0, 0], classNames: ['cat', 'dog'] });
    expect(said).toHaveBeenCalledWith('[0] dog→dog\n[1] cat→cat\n[2] dog→cat ✗');
  });

  test('too few labels are refused', () => {
    expect(() => {
      imgrid(images, { labels: [7] });
    }).toThrow(/画像は 3 枚[^]*There are 3 pictures, but 1 labels/);
    expect(() => {
      imgrid(images, { probabilities: { ...probabilities, shape: [2, 3] } });
    }).toThrow(/but 2 probabilities/);
  });

  test('so is an option that there is not', () => {
    const misspelt = { label: [7] } as object;
    expect(() => {
      imgrid(images, misspelt);
    }).toThrow(/label.*labels/);
  });
});

test('in a notebook each picture is an <img>; what stands below it is text, whatever it says', () => {
  const images: NdArray = { dtype: 'uint8', shape: [2, 4, 2], data: new Uint8Array(16) };
  const [bundle] = showInNotebook(() => {
    imgrid(images, { labels: [0, 1], classNames: ['<b>"&', "T-shirt's"] });
  });
  const html = String(bundle['text/html']);
  expect(html.match(/<img /g)).toHaveLength(2);
  expect(html).toContain('&lt;b&gt;&quot;&amp;');
  expect(html).toContain('T-shirt&#39;s');
  // Twice as high as wide, as the picture is.
  expect(html).toContain('width:28px;height:56px');
  expect(bundle['text/plain']).toBe('[0] <b>"&\n[1] T-shirt\'s');
});
