import { spawn } from 'node:child_process';

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();

/**
 * Runs a program of the packages, its output going straight to the reader.
 *
 * @param {string} root
 * @param {NodeJS.ProcessEnv} env
 * @param {string[]} command  a file below root and its arguments
 * @returns {Promise<{ code: number, seconds: number }>}
 */
export function runNode(root, env, command) {
  const start = Date.now();
  return new Promise((resolve) => {
    const child = spawn(process.execPath, command, {
      cwd: root,
      env,
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    running.add(child);
    child.on('close', (code) => {
      running.delete(child);
      resolve({ code: code ?? 128, seconds: (Date.now() - start) / 1000 });
    });
  });
}

/** Ends what runs. */
export function endNodes() {
  for (const child of running) child.kill('SIGTERM');
}
