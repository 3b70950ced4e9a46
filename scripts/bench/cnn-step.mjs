import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { median } from './median.mjs';
import { withRatios } from './row.mjs';

const run = promisify(execFile);
const folder = join(import.meta.dirname, 'cnn-step');

/**
 * Measures a training step of the tutorial's CNN (batches of 128): ours, tfjs-node as published, Keras and PyTorch, each
 * in a fresh process, by turns, so that whatever else the machine does falls on all of them.
 *
 * @param {{ keras: string | undefined, pytorch: string | undefined }} pythons the Pythons that have them, if any
 * @param {(done: number, total: number, note: string) => void} onProgress
 * @param {number} [rounds] how often each is measured
 * @returns {Promise<import('./row.mjs').Row>}
 */
export async function cnnStep({ keras, pytorch }, onProgress, rounds = 5) {
  /** @type {Record<string, string[] | undefined>} */
  const commands = {
    ours: [process.execPath, 'ours.mjs'],
    stock: [process.execPath, 'stock.mjs'],
    keras: keras ? [keras, 'keras_step.py'] : undefined,
    pytorch: pytorch ? [pytorch, 'pytorch_step.py'] : undefined,
  };
  const programs = Object.entries(commands).flatMap(([name, command]) =>
    command ? [{ name, command }] : [],
  );
  /** @type {Record<string, number[]>} */
  const times = {};
  for (let round = 0; round < rounds; round++) {
    for (const [i, { name, command }] of programs.entries()) {
      onProgress(round * programs.length + i, rounds * programs.length, name);
      const [program, script] = command;
      const { stdout } = await run(program, [join(folder, script)], {
        env: { ...process.env, TF_CPP_MIN_LOG_LEVEL: '3' },
      });
      (times[name] ??= []).push(Number(stdout.trim().split('\n').at(-1)));
    }
  }
  const of = (/** @type {string} */ name) => (name in times ? median(times[name]) : null);
  return withRatios({
    name: 'CNN training step',
    unit: 'ms',
    ours: median(times.ours),
    stock: of('stock'),
    keras: of('keras'),
    kerasBest: 'keras' in times ? Math.min(...times.keras) : null,
    pytorch: of('pytorch'),
  });
}
