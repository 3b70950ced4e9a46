import { join } from 'node:path';
import { failureOf } from './failure.mjs';
import { askPython, pythonVariables } from '../../lib/keras-nyumon/command/python-probe.mjs';
import { isNewEnough } from '../../lib/keras-nyumon/command/find-python.mjs';
import { findPython } from './python-search.mjs';
import { runProgram } from '../../lib/keras-nyumon/command/run-program.mjs';

/** @typedef {import('./python-environment.mjs').PythonEnvironment} PythonEnvironment */

/**
 * Makes the repository's own Python environment, unless the reader has activated another one.
 *
 * @type {import('./run-steps.mjs').Step}
 */
export const ownEnvironment = {
  name: 'environment',
  ja: 'Python の環境',
  en: 'Python environment',
  // The folder's path is written into the scripts that activate the environment.
  inputs: ({ python }) => ({ prefix: python?.prefix }),
  isThere: ({ python }) => python !== undefined && works(python),
  async run({ root, env, python }) {
    if (python?.kind === 'own') await makeEnvironment(root, env, python, 'environment');
  },
};

/** @param {PythonEnvironment} python */
const works = ({ kind, facts }) => kind !== 'own' || (facts !== null && isNewEnough(facts) && facts.pip);

/**
 * Makes an environment, or mends it, keeping the packages of one that works.
 *
 * @param {string} root
 * @param {NodeJS.ProcessEnv} env
 * @param {PythonEnvironment} python  its facts are filled in
 * @param {string} name  of the log
 * @throws Problem when no Python can make it
 */
export async function makeEnvironment(root, env, python, name) {
  const log = join(root, '.setup', 'logs', `${name}.log`);
  const base = await findPython(env);
  const command = [base.program, '-m', 'venv', ...(works(python) ? [] : ['--clear']), python.prefix];
  const { code, lines } = await runProgram(command, { cwd: root, env: pythonVariables(env), log });
  python.facts = code === 0 ? await askPython([python.program], env) : null;
  if (python.facts) return;
  throw failureOf({
    root,
    ja: `Python 環境 ${python.prefix} を作れませんでした。`,
    en: `The Python environment ${python.prefix} could not be made.`,
    lines,
    log,
  });
}
