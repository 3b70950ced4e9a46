import { spawn } from 'node:child_process';

/**
 * Runs a program to its end.
 *
 * @param {string} command @param {string[]} args @param {NodeJS.ProcessEnv} env
 * @param {(line: string) => void} [onLine] for each line on stdout
 * @returns {Promise<void>}
 * @throws Error whose message is what the program said
 */
export function run(command, args, env, onLine = () => undefined) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    child.stderr.on('data', (text) => (said += text));
    child.stdout.on('data', (text) => {
      said += text;
      for (const line of String(text).trim().split('\n')) onLine(line);
    });
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve() : reject(new Error(said))));
  });
}
