import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';

/**
 * How a program ended.
 *
 * @typedef {object} Ended
 * @property {number} code      128 when a signal ended it, 127 when it could not be started
 * @property {string[]} lines   the last lines that it printed
 */

const KEPT_LINES = 200;

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();

/** The ids of the programs that are running now. */
export const runningIds = () => [...running].flatMap((child) => child.pid ?? []);

/**
 * Runs a program to its end, without a shell and without asking the reader anything.
 *
 * @param {string[]} command  program and arguments
 * @param {object} options
 * @param {string} options.cwd
 * @param {NodeJS.ProcessEnv} options.env
 * @param {string} [options.log]  a file for everything that it prints
 * @param {(line: string) => void} [options.onLine]  each line of stdout and stderr as it comes
 * @returns {Promise<Ended>}
 */
export function runProgram([program, ...args], { cwd, env, log, onLine }) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], windowsHide: true });
    running.add(child);
    /** @type {string[]} */
    const lines = [];
    if (log) mkdirSync(dirname(log), { recursive: true });
    const file = log ? createWriteStream(log) : undefined;
    // A full disk must not end set-up through its log.
    file?.on('error', () => {});
    for (const stream of [child.stdout, child.stderr])
      createInterface({ input: stream }).on('line', (line) => {
        lines.push(line);
        if (lines.length > KEPT_LINES) lines.shift();
        file?.write(`${line}\n`);
        onLine?.(line);
      });
    let startError = '';
    child.on('error', (error) => {
      startError = error.message;
      if (child.pid === undefined) finish(127);
    });
    child.on('close', (code) => finish(code ?? 128));
    /** @param {number} code */
    const finish = (code) => {
      running.delete(child);
      file?.end();
      resolve({ code, lines: startError ? [...lines, startError] : lines });
    };
  });
}

/**
 * Runs a program that must succeed.
 *
 * @param {string[]} command  program and arguments
 * @param {NodeJS.ProcessEnv} env
 * @param {(line: string) => void} [onLine]  each line of stdout and stderr as it comes
 * @throws Error whose message is what the program printed
 */
export async function mustRun(command, env, onLine) {
  const { code, lines } = await runProgram(command, { cwd: process.cwd(), env, onLine });
  if (code !== 0) throw new Error(lines.join('\n'));
}

/**
 * Ends the programs that are running: first politely, then, after five seconds, for certain.
 *
 * @returns {Promise<void>} when all have ended
 */
export async function endPrograms() {
  await Promise.all(
    [...running].map(
      (child) =>
        new Promise((resolve) => {
          const forced = setTimeout(() => child.kill('SIGKILL'), 5000);
          child.once('close', () => {
            clearTimeout(forced);
            resolve(undefined);
          });
          child.kill('SIGTERM');
        }),
    ),
  );
}
