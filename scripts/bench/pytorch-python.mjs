import { join } from 'node:path';
import { fingerprint } from '../setup/fingerprint.mjs';
import { makeEnvironment } from '../setup/own-environment.mjs';
import { areInstalled, pipInstall } from '../setup/pip-install.mjs';
import { environmentAt } from '../setup/python-environment.mjs';
import { askPython } from '../../lib/keras-nyumon/command/python-probe.mjs';

const FILES = ['scripts/bench/requirements.txt'];

/**
 * The environment with PyTorch, which only the benchmark needs.
 *
 * @param {string} root
 */
export const pytorchEnvironment = (root) => environmentAt(join(root, '.setup', 'bench-python'));

/**
 * Installs PyTorch into an environment of its own.
 *
 * @type {import('../setup/run-steps.mjs').Step}
 */
export const pytorchPython = {
  name: 'bench-python',
  ja: '比べる PyTorch',
  en: 'PyTorch, to compare with',
  inputs: ({ root }) => ({ requirements: fingerprint(root, FILES) }),
  async isThere({ root, env }, { result }) {
    const python = pytorchEnvironment(root);
    python.facts = await askPython([python.program], env);
    return areInstalled(python, result);
  },
  async run({ root, env }, progress) {
    const python = pytorchEnvironment(root);
    python.facts = await askPython([python.program], env);
    await makeEnvironment(root, env, python, 'bench-python');
    return await pipInstall({ root, env, python, progress, files: FILES, name: 'bench-python' });
  },
};
