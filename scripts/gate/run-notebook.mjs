import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pythonVariables } from '../setup/python-probe.mjs';
import { runProgram } from '../setup/run-program.mjs';

/**
 * What a cell tells while it runs: an output, or a display that changes, as plain text.
 *
 * @typedef {{ cell: string, message: string, text: string }} Message
 */

/**
 * What a cell tells at its end.
 *
 * @typedef {object} EndedCell
 * @property {string} cell
 * @property {number} seconds
 * @property {{ output_type: string, name?: string, text?: string, ename?: string, evalue?: string }[]} outputs
 */

/**
 * How a notebook ran.
 *
 * @typedef {object} Ran
 * @property {number} code       nbclient's exit code: not 0 when a cell failed or the kernel died
 * @property {string[]} lines    the last lines that it printed besides messages
 * @property {EndedCell[]} cells
 */

/**
 * Executes a notebook on the registered kernel, through nbclient. What its cells write goes to a folder of its own in
 * notebooks/, which is removed afterwards: a reader's saved model stays as it is.
 *
 * @param {{ root: string, env: NodeJS.ProcessEnv, python: string, notebook: string }} what  python: the program that has
 *   nbclient
 * @param {(message: Message) => void} onMessage
 * @returns {Promise<Ran>}
 */
export async function runNotebook({ root, env, python, notebook }, onMessage) {
  const folder = mkdtempSync(join(root, 'notebooks', 'trial-'));
  const remove = () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  process.once('exit', remove);
  writeFileSync(join(folder, '.gitignore'), '*\n');
  /** @type {EndedCell[]} */
  const cells = [];
  /** @type {string[]} */
  const lines = [];
  try {
    const { code } = await runProgram([python, join(root, 'tests/notebooks/execute.py'), notebook, folder], {
      cwd: root,
      env: { ...pythonVariables(env), JUPYTER_PREFER_ENV_PATH: '1' },
      log: join(root, '.setup', 'logs', 'gate.log'),
      onLine(line) {
        if (!line.startsWith('{"cell": ')) lines.push(line);
        else if (line.includes('"message": ')) onMessage(JSON.parse(line));
        else cells.push(JSON.parse(line));
      },
    });
    return { code, lines: lines.slice(-20), cells };
  } finally {
    process.off('exit', remove);
    remove();
  }
}
