import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { readImage, tf } from 'keras-nyumon';
import { node } from '@tensorflow/tfjs-node';
import jpeg from 'jpeg-js';
import { PNG } from 'pngjs';

let folder: string;
beforeEach(() => (folder = fs.mkdtempSync(path.join(os.tmpdir(), 'keras-nyumon-'))));
afterEach(() => {
  fs.rmSync(folder, { recursive: true });
});

/** Writes a file into the test's folder and returns its name. */
function write(name: string, bytes: Uint8Array): string {
  fs.writeFileSync(path.join(folder, name), bytes);
  return path.join(folder, name);
}

/** Red, green, blue and opacity, a byte each. */
function pngFile(width: number, pixels: number[]): Buffer {
  const png = new PNG({ width, height: pixels.length / 4 / width });
  png.data.set(pixels);
  return PNG.sync.write(png);
}

/** A smooth colour picture, as cameras make them. */
function gradient(width: number, height: number): Uint8Array {
  return Uint8Array.from({ length: width * height * 4 }, (_, i) => {
    const [x, y] = [((i >> 2) % width) / width, Math.floor((i >> 2) / width) / height];
    return [255 * x, 255 * y, 127 + 127 * Math.sin(3 * x + 5 * y), 255][i % 4];
  });
}

/** The largest difference of a result to TensorFlow's. */
function differenceTo(expected: tf.Tensor, actual: ReturnType<typeof readImage>): number {
  expect(actual.shape).toEqual(expected.shape);
  const values = expected.dataSync();
  return Math.max(...actual.data.map((value, i) => Math.abs(value - values[i])));
}

test('colours of a PNG, row by row', () => {
  const file = write('two.png', pngFile(1, [255, 0, 51, 255, 0, 102, 0, 255]));
  const image = readImage(file);
  expect(image).toMatchObject({ dtype: 'float32', shape: [2, 1, 3] });
  [1, 0, 0.2, 0, 0.4, 0].forEach((value, i) => {
    expect(image.data[i]).toBeCloseTo(value, 6);
  });
});

test('what is transparent is white paper', () => {
  const file = write('glass.png', pngFile(2, [0, 0, 0, 0, 0, 0, 0, 102]));
  expect([...readImage(file, { channels: 1 }).data]).toEqual([
    expect.closeTo(1, 6) as number,
    expect.closeTo(0.6, 6) as number,
  ]);
});

test('grey and 16-bit files are read as colours too', () => {
  const png = new PNG({ width: 2, height: 1 });
  png.data.set([0, 0, 0, 255, 200, 200, 200, 255]);
  const grey = write('grey.png', PNG.sync.write(png, { colorType: 0 }));
  png.data = Buffer.from(Uint16Array.from(png.data, (byte) => byte * 257).buffer);
  const deep = write('deep.png', PNG.sync.write(png, { colorType: 2, inputColorType: 6, bitDepth: 16 }));
  for (const file of [grey, deep]) {
    const { shape, data } = readImage(file);
    expect(shape).toEqual([1, 2, 3]);
    expect(data[0]).toBe(0);
    expect(data[5]).toBeCloseTo(200 / 255, 5);
  }
});

test('a JPEG is what TensorFlow decodes', () => {
  const bytes = jpeg.encode({ width: 40, height: 24, data: gradient(40, 24) }, 95).data;
  tf.tidy(() => {
    const expected = node.decodeJpeg(bytes, 3).div<tf.Tensor>(255);
    // Decoders may round differently, for each of red, green and blue three times.
    expect(differenceTo(expected, readImage(write('photo.jpg', bytes)))).toBeLessThan(8 / 255);
  });
});

test('grey is what TensorFlow makes of colours', () => {
  const file = write('a.png', pngFile(8, [...gradient(8, 8)]));
  tf.tidy(() => {
    const expected = tf.image.rgbToGrayscale(tf.tensor3d(readImage(file).data, [8, 8, 3]));
    expect(differenceTo(expected, readImage(file, { channels: 1 }))).toBeLessThan(2e-4);
  });
});

describe('resizing is TensorFlow’s', () => {
  const original = { width: 23, height: 17 };
  const write23x17 = () => write('a.png', pngFile(original.width, [...gradient(23, 17)]));
  test.each([
    [5, 7],
    [1, 1],
    [16, 22],
  ])('area when shrinking, to %i × %i', (height, width) => {
    const file = write23x17();
    tf.tidy(() => {
      const image = tf.tensor(readImage(file).data, [1, 17, 23, 3]);
      const expected = resizeArea(image, height, width).squeeze<tf.Tensor>([0]);
      expect(differenceTo(expected, readImage(file, { size: [height, width] }))).toBeLessThan(1e-5);
    });
  });

  test.each([
    [34, 50],
    [18, 230],
  ])('bilinear when enlarging, to %i × %i', (height, width) => {
    const file = write23x17();
    tf.tidy(() => {
      const image = tf.tensor3d(readImage(file).data, [17, 23, 3]);
      const expected = tf.image.resizeBilinear(image, [height, width], false, true);
      expect(differenceTo(expected, readImage(file, { size: [height, width] }))).toBeLessThan(1e-5);
    });
  });

  test('one number is both sides', () => {
    expect(readImage(write23x17(), { size: 28 }).shape).toEqual([28, 28, 3]);
  });

  test.each([[0], [2.5], [-1], [NaN]])('%p is no size', (size) => {
    expect(() => readImage(write23x17(), { size })).toThrow(/1以上の整数[^]*whole number from 1/);
  });
});

describe('a photo is turned upright as its camera noted', () => {
  // Four quarters that differ: top left is black, top right red, bottom left green, bottom right blue.
  const upright = ['black', 'red', 'green', 'blue'];
  const colours: Record<string, number[]> = {
    black: [0, 0, 0],
    red: [255, 0, 0],
    green: [0, 255, 0],
    blue: [0, 0, 255],
  };
  /** As the camera stored it: the quarters, row by row; from the Exif standard's table. */
  const stored: [number, string[]][] = [
    [1, ['black', 'red', 'green', 'blue']],
    [2, ['red', 'black', 'blue', 'green']],
    [3, ['blue', 'green', 'red', 'black']],
    [4, ['green', 'blue', 'black', 'red']],
    [5, ['black', 'green', 'red', 'blue']],
    [6, ['red', 'blue', 'black', 'green']],
    [7, ['blue', 'red', 'green', 'black']],
    [8, ['green', 'black', 'blue', 'red']],
  ];

  test.each(stored)('orientation %i', (orientation, quarters) => {
    // Upright 16 × 32 pixels: a quarter is 8 × 16, or lies on its side.
    const [width, height] = orientation < 5 ? [16, 32] : [32, 16];
    const data = Buffer.alloc(width * height * 4, 255);
    for (let i = 0; i < width * height; i++) {
      const quarter = 2 * Math.floor((i / width / height) * 2) + Math.floor(((i % width) / width) * 2);
      data.set(colours[quarters[quarter]], i * 4);
    }
    const file = write(
      'photo.jpg',
      withOrientation(jpeg.encode({ width, height, data }, 100).data, orientation),
    );
    const { shape, data: values } = readImage(file, { size: [2, 2] });
    expect(shape).toEqual([2, 2, 3]);
    const seen = Array.from({ length: 4 }, (_, i) =>
      Object.keys(colours).find((name) =>
        colours[name].every((value, channel) => Math.abs(value / 255 - values[i * 3 + channel]) < 0.1),
      ),
    );
    expect(seen).toEqual(upright);
    expect(readImage(file).shape).toEqual([32, 16, 3]);
  });
});

describe('what cannot be read is said', () => {
  test('nothing there', () => {
    expect(() => readImage(path.join(folder, 'six.png'))).toThrow(
      /見つかりません[^]*There is no picture .*six\.png/,
    );
  });

  test('a folder', () => {
    expect(() => readImage(folder)).toThrow(/読み込めません[^]*cannot be read \(EISDIR/);
  });

  test('cut files', () => {
    const whole = pngFile(20, [...gradient(20, 20)]);
    expect(() => readImage(write('cut.png', whole.subarray(0, whole.length / 2)))).toThrow(
      /壊れて[^]*cannot be read/,
    );
    const photo = jpeg.encode({ width: 64, height: 64, data: gradient(64, 64) }, 90).data;
    expect(() => readImage(write('cut.jpg', photo.subarray(0, photo.length / 2)))).toThrow(
      /壊れて[^]*cannot be read/,
    );
    expect(() => readImage(write('head.jpg', photo.subarray(0, 3)))).toThrow(/壊れて[^]*cannot be read/);
  });

  test('no picture at all', () => {
    expect(() => readImage(write('a.txt', Buffer.from('Hello')))).toThrow(/変換[^]*neither PNG nor JPEG/);
    expect(() => readImage(write('empty.png', Buffer.alloc(0)))).toThrow(/変換[^]*neither PNG nor JPEG/);
  });
});

/** TensorFlow's ResizeArea, which TensorFlow.js does not offer by a name. */
function resizeArea(images: tf.Tensor, height: number, width: number): tf.Tensor {
  const backend = tf.backend() as tf.KernelBackend & {
    executeSingleOutput: (name: string, attributes: object[], inputs: tf.Tensor[]) => tf.Tensor;
    binding: { TF_ATTR_TYPE: number; TF_ATTR_BOOL: number; TF_FLOAT: number };
  };
  const { TF_ATTR_TYPE, TF_ATTR_BOOL, TF_FLOAT } = backend.binding;
  return backend.executeSingleOutput(
    'ResizeArea',
    [
      { name: 'T', type: TF_ATTR_TYPE, value: TF_FLOAT },
      { name: 'align_corners', type: TF_ATTR_BOOL, value: false },
    ],
    [images, tf.tensor1d([height, width], 'int32')],
  );
}

/** Puts Exif's orientation into a JPEG, right after its beginning. */
function withOrientation(file: Buffer, orientation: number): Buffer {
  // Exif header, big-endian TIFF header, a directory of one entry: tag 0x0112, type short, one value.
  const exif = Buffer.from('4578696600004d4d002a00000008000101120003000000010000000000000000', 'hex');
  exif.writeUInt16BE(orientation, 6 + 8 + 2 + 8);
  const head = Buffer.from([0xff, 0xe1, 0, exif.length + 2]);
  return Buffer.concat([file.subarray(0, 2), head, exif, file.subarray(2)]);
}
