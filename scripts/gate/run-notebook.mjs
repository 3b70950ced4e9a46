import { join } from 'node:path';
import { pythonVariables } from '../../lib/keras-nyumon/command/python-probe.mjs';
import { runProgram } from '../../lib/keras-nyumon/command/run-program.mjs';

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
 * Executes a notebook on the registered kernel, through nbclient.
 *
 * @param {object} what
 * @param {string} what.root
 * @param {NodeJS.ProcessEnv} what.env
 * @param {string} what.python      the program that has nbclient
 * @param {string} what.notebook
 * @param {string} what.folder      where the kernel starts
 * @param {string} [what.executed]  where the notebook goes with its outputs
 * @param {(message: Message) => void} onMessage
 * @returns {Promise<Ran>}
 */
export async function runNotebook({ root, env, python, notebook, folder, executed }, onMessage) {
  /** @type {EndedCell[]} */
  const cells = [];
  /** @type {string[]} */
  const lines = [];
  const program = [python, join(root, 'tests/notebooks/execute.py'), notebook, folder];
  const { code } = await runProgram(executed ? [...program, executed] : program, {
    cwd: root,
    env: { ...pythonVariables(env), JUPYTER_PREFER_ENV_PATH: '1' },
    log: join(root, '.setup', 'logs', 'run-notebook.log'),
    onLine(line) {
      if (!line.startsWith('{"cell": ')) lines.push(line);
      else if (line.includes('"message": ')) onMessage(JSON.parse(line));
      else cells.push(JSON.parse(line));
    },
  });
  return { code, lines: lines.slice(-20), cells };
}
