import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { DataError, readIdx } from 'mnist-loader-ts';
import type { DataErrorCode } from 'mnist-loader-ts';
import { idxBytes, noise } from './small-dataset';
import { useTemporaryFolder } from './temporary-folder';

const fixtures = join(__dirname, '../../data/fixtures/idx');
// For a machine that is busy with other things too.
jest.setTimeout(60_000);
const temporary = useTemporaryFolder();

/** The values that idx2numpy, a Python library, was given to write. */
const written = [
  { file: 'uint8-rank1', shape: [5], data: Uint8Array.of(0, 1, 127, 128, 255) },
  {
    file: 'uint8-rank5',
    shape: [1, 2, 3, 2, 2],
    data: Uint8Array.from({ length: 24 }, (_, i) => i),
  },
  { file: 'int8-rank2', shape: [2, 3], data: Int8Array.of(-128, -1, 0, 1, 2, 127) },
  { file: 'int16-rank1', shape: [5], data: Int16Array.of(-32768, -2, 0, 258, 32767) },
  {
    file: 'int32-rank3',
    shape: [2, 3, 4],
    data: Int32Array.from({ length: 24 }, (_, i) => i * 100_000_000 - 1_200_000_000),
  },
  { file: 'float32-rank2', shape: [2, 3], data: Float32Array.of(0.5, -1.25, 3.0e38, 1e-45, -0, Infinity) },
  { file: 'float64-rank2', shape: [2, 2], data: Float64Array.of(0.1, -1e308, 5e-324, Math.PI) },
];

describe('readIdx reads what idx2numpy wrote', () => {
  test.each(written)('$file', async ({ file, shape, data }) => {
    const array = await readIdx(join(fixtures, `${file}.idx`));
    expect(array).toEqual({ dtype: file.split('-')[0], shape, data });
    expect(array.data.constructor).toBe(data.constructor);
  });

  test('gzipped by Python', async () => {
    const array = await readIdx(join(fixtures, 'int16-rank1.idx.gz'));
    expect(array).toEqual({ dtype: 'int16', shape: [5], data: Int16Array.of(-32768, -2, 0, 258, 32767) });
  });

  test('from bytes that lie anywhere in a buffer, and are left as they were', async () => {
    const file = readFileSync(join(fixtures, 'float64-rank2.idx'));
    for (const offset of [0, 1, 2, 3, 7]) {
      const buffer = new Uint8Array(file.length + 20);
      buffer.set(file, offset);
      const bytes = buffer.subarray(offset, offset + file.length);
      expect((await readIdx(bytes)).data).toEqual(Float64Array.of(0.1, -1e308, 5e-324, Math.PI));
      expect(Buffer.compare(bytes, file)).toBe(0);
    }
  });
});

describe('readIdx at the edges of the format', () => {
  test('rank 0 is a single value', async () => {
    const array = await readIdx(Uint8Array.of(0, 0, 0x0c, 0, 0, 0, 1, 2));
    expect(array).toEqual({ dtype: 'int32', shape: [], data: Int32Array.of(258) });
  });

  test('rank 255', async () => {
    const array = await readIdx(idxBytes(Array<number>(255).fill(1), Uint8Array.of(9)));
    expect(array.shape).toHaveLength(255);
    expect(array.data).toEqual(Uint8Array.of(9));
  });

  test('an empty dimension', async () => {
    expect(await readIdx(idxBytes([0, 28, 28], new Uint8Array(0)))).toEqual({
      dtype: 'uint8',
      shape: [0, 28, 28],
      data: new Uint8Array(0),
    });
  });
});

describe('readIdx refuses', () => {
  const good = idxBytes([2, 3], Uint8Array.of(1, 2, 3, 4, 5, 6));
  const zipped = gzipSync(good);
  const flippedSum = Buffer.from(zipped);
  flippedSum[zipped.length - 6] ^= 1;
  const cases: [string, DataErrorCode, Uint8Array][] = [
    ['nothing', 'truncated', new Uint8Array(0)],
    ['half a magic number', 'truncated', good.subarray(0, 3)],
    ['half a header', 'truncated', good.subarray(0, 9)],
    ['a missing value', 'truncated', good.subarray(0, -1)],
    ['a value too many', 'trailing-bytes', Buffer.concat([good, Buffer.of(0)])],
    [
      'dimensions beyond any memory',
      'truncated',
      idxBytes([0xffffffff, 0xffffffff, 0xffffffff], Buffer.of(1)),
    ],
    ['a dtype that there is not', 'not-idx', Buffer.concat([Buffer.of(0, 0, 0x0a, 1), good.subarray(4)])],
    ['a web page', 'not-idx', Buffer.from('<!doctype html><title>Log in</title>')],
    ['gzip cut off', 'truncated', zipped.subarray(0, -3)],
    ['gzip cut off in its header', 'truncated', zipped.subarray(0, 5)],
    ['gzip with a wrong checksum', 'corrupt-gzip', flippedSum],
    ['gzip of a short file', 'truncated', gzipSync(good.subarray(0, -1))],
    ['gzip followed by something else', 'corrupt-gzip', Buffer.concat([zipped, Buffer.from('more')])],
  ];
  test.each(cases)('%s', async (_, code, bytes) => {
    const path = join(temporary(), 'broken-idx');
    writeFileSync(path, bytes);
    const error = await readIdx(path).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(DataError);
    expect(error).toMatchObject({ code, file: path });
    const [japanese, english] = (error as DataError).message.split('\n');
    expect(japanese).toMatch(/[ぁ-ん].*。$/);
    expect(english).toMatch(/^[ -~]*\.$/);
    expect(japanese).toContain(path);
    expect(english).toContain(path);
  });

  test('a file that is not there, and a folder', async () => {
    await expect(readIdx(join(temporary(), 'nowhere'))).rejects.toMatchObject({ code: 'not-found' });
    await expect(readIdx(temporary())).rejects.toMatchObject({ code: 'unreadable' });
  });
});

test('readIdx on files damaged at random: an array or a DataError, nothing else', async () => {
  const originals = written.map(({ file }) => readFileSync(join(fixtures, `${file}.idx`)));
  const random = noise(4 * 1500, 7);
  let errors = 0;
  for (let i = 0; i < 1500; i++) {
    const [which, what, where, value] = random.subarray(4 * i);
    const original = originals[which % originals.length];
    const damaged = Buffer.from(what % 2 === 0 ? original : gzipSync(original));
    const place = Math.floor((where / 256) * damaged.length);
    const bytes = what % 4 < 2 ? damaged.subarray(0, place) : damaged;
    if (what % 4 >= 2) damaged[place] = value;
    try {
      const { shape, data } = await readIdx(bytes);
      expect(data).toHaveLength(shape.reduce((a, b) => a * b, 1));
    } catch (error) {
      expect(error).toBeInstanceOf(DataError);
      errors++;
    }
  }
  expect(errors).toBeGreaterThan(800);
});
