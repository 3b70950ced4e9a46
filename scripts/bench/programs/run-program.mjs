import { resourceUsage } from 'node:process';

/**
 * Takes the time at the end of each step.
 */
export function stepTimer() {
  /** @type {number[]} */
  const ends = [];
  return {
    tick: () => {
      ends.push(performance.now());
    },
    /**
     * Milliseconds of the last steps together.
     *
     * @param {number} count
     */
    last: (count) => ends[ends.length - 1] - ends[ends.length - 1 - count],
  };
}

/** The most memory that this process has had, in MB. */
export const peakMemory = () => resourceUsage().maxRSS / 1024;

/**
 * Runs the task of the command line, unless only imported, and prints its result as the last line.
 *
 * @param {string} file  the program's import.meta.filename
 * @param {(task: import('../task.mjs').Task) => Promise<object>} measure
 */
export async function runProgram(file, measure) {
  if (process.argv[1] !== file) return;
  const log = console.log;
  console.log = () => undefined;
  log(JSON.stringify(await measure(JSON.parse(process.argv[2]))));
}
