import { resourceUsage } from 'node:process';
import { createInterface } from 'node:readline';

/** @typedef {import('../task.mjs').Task} Task */
/** @typedef {(result: import('../by-turns.mjs').Result) => void | Promise<void>} Report  tells what a turn gave, and waits for the next */

/**
 * Reports how many milliseconds a training step takes, turn by turn.
 *
 * @param {{ warmUp: number, steps: number }} counts
 * @param {Report} report
 * @returns a function to call at the end of each step
 */
function stepTimer({ warmUp, steps }, report) {
  let done = 0;
  let start = NaN;
  return async () => {
    const timed = ++done - warmUp;
    if (timed < 0 || timed % steps !== 0) return;
    if (timed > 0) await report({ value: (performance.now() - start) / steps });
    start = performance.now();
  };
}

/**
 * Measures training: how long a step takes, and an epoch.
 *
 * @param {(task: Task, samples: number, epochs: number, tick: () => Promise<void>) => Promise<void>} train
 *   trains the task's network; calls `tick` at the end of each step
 * @returns {Record<'step' | 'epoch', (task: Task, report: Report) => Promise<void>>}
 */
export const trainingMeasures = (train) => ({
  async step(task, report) {
    const samples = (task.warmUp + task.turns * task.steps) * task.batchSize;
    await train(task, samples, 1, stepTimer(task, report));
  },

  async epoch(task, report) {
    const steps = Math.ceil(task.samples / task.batchSize);
    const tick = stepTimer({ warmUp: steps, steps }, ({ value }) =>
      report({ value: (value * steps) / 1000 }),
    );
    await train(task, task.samples, 1 + task.turns, tick);
  },
});

/** The most memory that this process has had, in MB. */
export const peakMemory = () => resourceUsage().maxRSS / 1024;

/**
 * Does the task of the command line, unless only imported. Each result is a line of its output, and what comes after it
 * waits for a line of input.
 *
 * @param {string} file  the program's import.meta.filename
 * @param {(task: import('../task.mjs').Task, report: Report) => Promise<void>} measure
 */
export async function runProgram(file, measure) {
  if (process.argv[1] !== file) return;
  const log = console.log;
  console.log = () => undefined;
  const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
  await measure(JSON.parse(process.argv[2]), async (result) => {
    log(JSON.stringify(result));
    await lines.next();
  });
}
