import { existsSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { askPython } from '../../lib/keras-nyumon/command/python-probe.mjs';
import { isNewEnough, OLDEST_PYTHON } from '../../lib/keras-nyumon/command/find-python.mjs';
import { Problem } from '../../lib/keras-nyumon/command/problem.mjs';

/**
 * The Python environment that holds Jupyter.
 *
 * @typedef {object} PythonEnvironment
 * @property {'own' | 'virtual' | 'conda'} kind  own: the repository's .venv; else what the reader has activated
 * @property {string} prefix    its folder
 * @property {string} program   its python
 * @property {import('../../lib/keras-nyumon/command/python-probe.mjs').PythonFacts | null} facts  null while an own one isn't made
 */

/**
 * Chooses the environment: an activated virtual one, else an activated conda one, else the repository's own. Conda's
 * base is every project's environment, so it is left alone: its Python only makes our own.
 *
 * @param {string} root
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<PythonEnvironment>}
 * @throws Problem when the activated one can't be used
 */
export async function choosePythonEnvironment(root, env) {
  const own = environmentAt(join(root, '.venv'));
  for (const { kind, prefix } of activated(env)) {
    if (!existsSync(prefix) || isSameFolder(prefix, own.prefix)) continue;
    const program = pythonIn(prefix, kind);
    const facts = await askPython([program], env);
    if (!facts) throw broken(prefix);
    if (!isNewEnough(facts)) throw tooOld(prefix, facts);
    return { kind, prefix, program, facts };
  }
  return { ...own, facts: existsSync(own.program) ? await askPython([own.program], env) : null };
}

/**
 * @param {string} a
 * @param {string} b
 */
const isSameFolder = (a, b) => existsSync(a) && existsSync(b) && realpathSync(a) === realpathSync(b);

/**
 * An environment of ours, made or not, not yet asked.
 *
 * @param {string} prefix its folder
 * @returns {PythonEnvironment}
 */
export const environmentAt = (prefix) => ({
  kind: 'own',
  prefix,
  program: pythonIn(prefix, 'own'),
  facts: null,
});

/**
 * @param {NodeJS.ProcessEnv} env
 * @returns {{ kind: 'virtual' | 'conda', prefix: string }[]}
 */
function activated(env) {
  const found = [];
  // A virtual environment made inside a conda one is activated last, so it is what the reader means.
  if (env['VIRTUAL_ENV']) found.push({ kind: /** @type {const} */ ('virtual'), prefix: env['VIRTUAL_ENV'] });
  if (env['CONDA_PREFIX'] && env['CONDA_DEFAULT_ENV'] !== 'base')
    found.push({ kind: /** @type {const} */ ('conda'), prefix: env['CONDA_PREFIX'] });
  return found;
}

/**
 * The python of an environment's folder.
 *
 * @param {string} prefix
 * @param {'own' | 'virtual' | 'conda'} kind
 */
export function pythonIn(prefix, kind) {
  if (process.platform !== 'win32') return join(prefix, 'bin', 'python');
  return kind === 'conda' ? join(prefix, 'python.exe') : join(prefix, 'Scripts', 'python.exe');
}

/** @param {string} prefix */
const broken = (prefix) =>
  new Problem({
    ja: `いま有効な Python 環境 ${prefix} の python が動きません。`,
    en: `The python of the active environment ${prefix} does not run.`,
    next: ['deactivate    # venv', 'conda deactivate    # conda', 'npm start'],
  });

/** @param {string} prefix @param {import('../../lib/keras-nyumon/command/python-probe.mjs').PythonFacts} facts */
const tooOld = (prefix, { version }) =>
  new Problem({
    ja: `いま有効な Python 環境 ${prefix} は Python ${version.join('.')} です。${OLDEST_PYTHON.join('.')} 以上が必要です。`,
    en: `The active environment ${prefix} has Python ${version.join('.')}; ${OLDEST_PYTHON.join('.')} or newer is needed.`,
    next: ['deactivate    # venv', 'conda deactivate    # conda', 'npm start'],
  });
