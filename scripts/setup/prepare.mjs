import { engine } from './engine.mjs';
import { jupyter } from './jupyter.mjs';
import { kernel } from './kernel.mjs';
import { library } from './library.mjs';
import { withLock } from './lock.mjs';
import { node } from './node.mjs';
import { npmPackages } from './npm-packages.mjs';
import { ownEnvironment } from './own-environment.mjs';
import { python } from './python.mjs';
import { runSteps } from './run-steps.mjs';

/** All that a lesson needs, in order: what may be missing on the reader's machine is found out first. */
export const STEPS = [node, python, npmPackages, library, ownEnvironment, jupyter, engine, kernel];

/**
 * Prepares everything that has not been prepared yet.
 *
 * @param {string} root
 * @param {NodeJS.ProcessEnv} env
 * @param {import('./run-steps.mjs').Step[]} [more]  further steps, after the others
 * @returns {Promise<import('./run-steps.mjs').Context & { python: import('./python-environment.mjs').PythonEnvironment }>}
 * @throws Problem
 */
export async function prepare(root, env, more = []) {
  /** @type {import('./run-steps.mjs').Context} */
  const context = { root, env };
  await withLock(root, process.stdout, () => runSteps([...STEPS, ...more], context));
  const { python } = context;
  if (!python) throw new Error('the step for Python has not been run');
  return { ...context, python };
}
