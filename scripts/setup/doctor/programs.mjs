import { npmCommand } from '../../../lib/keras-nyumon/command/npm-command.mjs';
import { packagesAreThere } from '../npm-packages.mjs';
import { choosePythonEnvironment } from '../python-environment.mjs';
import { findPython } from '../python-search.mjs';
import { Problem } from '../../../lib/keras-nyumon/command/problem.mjs';
import { good, missing } from './finding.mjs';

/** @typedef {import('./finding.mjs').Finding} Finding */

/** @returns {Finding} */
export const checkNode = () => good('Node.js', `${process.versions.node}  ${process.execPath}`);

/** @param {NodeJS.ProcessEnv} env @returns {Finding} */
export function checkNpm(env) {
  try {
    return good('npm', npmCommand(env).at(-1) ?? '');
  } catch (error) {
    return fromProblem('npm', error);
  }
}

/** @param {string} root @returns {Finding} */
export function checkPackages(root) {
  if (packagesAreThere(root))
    return good('npm のパッケージ (npm packages)', 'package-lock.json どおり (as locked)');
  return missing('npm のパッケージ (npm packages)', '足りません (not all there)');
}

/**
 * @param {string} root
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<{ finding: Finding, python: import('../python-environment.mjs').PythonEnvironment | null }>}
 *   python: the environment, null when it can't be used or isn't made
 */
export async function checkPython(root, env) {
  try {
    const python = await choosePythonEnvironment(root, env);
    const facts = python.facts ?? (await findPython(env));
    const finding = good('Python', `${facts.version.join('.')}  ${facts.program}`);
    return { finding, python: python.facts ? python : null };
  } catch (error) {
    return { finding: fromProblem('Python', error), python: null };
  }
}

/** @param {string} thing @param {unknown} error @returns {Finding} */
function fromProblem(thing, error) {
  if (!(error instanceof Problem)) throw error;
  return missing(thing, error.message, error.explanation.next);
}
