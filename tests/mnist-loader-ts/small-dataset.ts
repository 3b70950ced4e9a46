import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { DatasetDescription, DatasetFile } from 'mnist-loader-ts/dist/dataset-files';

/** The bytes of an IDX file of unsigned bytes. */
export function idxBytes(shape: number[], values: Uint8Array): Buffer {
  const header = Buffer.alloc(4 + 4 * shape.length);
  header.set([0, 0, 0x08, shape.length]);
  shape.forEach((size, i) => header.writeUInt32BE(size, 4 + 4 * i));
  return Buffer.concat([header, values]);
}

export function sum(algorithm: 'md5' | 'sha256', bytes: Uint8Array): string {
  return createHash(algorithm).update(bytes).digest('hex');
}

/** Bytes that look random and are the same in every run. */
export function noise(length: number, seed: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let state = seed;
  for (let i = 0; i < length; i++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    bytes[i] = state >>> 24;
  }
  return bytes;
}

// A dataset of a few images. Noise doesn't compress, so that the gzipped files are large enough to be cut in the middle
// of a download.
export const trainX = noise(60 * 28 * 28, 1);
const trainY = noise(60, 2).map((v) => v % 10);
const testX = noise(20 * 28 * 28, 3);
export const testY = noise(20, 4).map((v) => v % 10);

const contents: Record<string, Buffer> = {};

/** The bytes of the dataset's files, by name, with and without `.gz`. */
export const bytes: Readonly<Record<string, Buffer>> = contents;

function describeFile(name: string, shape: number[], values: Uint8Array): DatasetFile {
  const raw = idxBytes(shape, values);
  const zipped = gzipSync(raw);
  contents[name] = raw;
  contents[`${name}.gz`] = zipped;
  return {
    name,
    shape,
    gzip: { bytes: zipped.length, sha256: sum('sha256', zipped) },
    sha256: sum('sha256', raw),
  };
}

const files: DatasetDescription['files'] = {
  trainImages: describeFile('train-images-idx3-ubyte', [60, 28, 28], trainX),
  trainLabels: describeFile('train-labels-idx1-ubyte', [60], trainY),
  testImages: describeFile('t10k-images-idx3-ubyte', [20, 28, 28], testX),
  testLabels: describeFile('t10k-labels-idx1-ubyte', [20], testY),
};

/** The names of the dataset's gzipped files, sorted. */
export const gzippedNames = Object.keys(bytes)
  .filter((name) => name.endsWith('.gz'))
  .sort();

/** The dataset, to be had from these mirrors and folders. */
export function smallDataset(mirrors: string[], installed: string[] = []): DatasetDescription {
  return { id: 'small', title: 'Small', files, installed: () => installed, mirrors };
}
