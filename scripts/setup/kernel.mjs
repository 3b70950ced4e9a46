import { createRequire } from 'node:module';
import { join } from 'node:path';

export const KERNEL_NAME = 'tslab';

/** @typedef {Pick<import('./python-environment.mjs').PythonEnvironment, 'prefix' | 'program'>} Where  the Python environment */

/**
 * Registers the kernel in the Python environment, where that environment's JupyterLab, nbclient and VS Code look. All
 * paths are absolute, so it starts whatever PATH is; when the repository has been moved it is registered anew.
 *
 * @type {import('./run-steps.mjs').Step}
 */
export const kernel = {
  name: 'kernel',
  ja: 'TypeScript カーネルの登録',
  en: 'TypeScript kernel',
  isThere: ({ root, python }) => python !== undefined && isRegistered(root, python),
  run({ root, python }) {
    if (!python) return;
    installer().writeKernelspec(kernelFolder(python), kernelOptions(root, python));
  },
};

/**
 * Whether an environment has the kernel of this repository, run by this Node.
 *
 * @param {string} root
 * @param {Where} python
 */
export function isRegistered(root, python) {
  try {
    return installer().isWritten(kernelFolder(python), kernelOptions(root, python));
  } catch {
    return false;
  }
}

/**
 * What the kernel's package brings to install itself; there once it is compiled.
 *
 * @returns {typeof import('../../lib/kernel/dist/install/kernelspec.js')}
 */
const installer = () => createRequire(import.meta.url)('../../lib/kernel/dist/install/kernelspec.js');

/** @param {Where} python */
const kernelFolder = (python) => join(python.prefix, 'share', 'jupyter', 'kernels', KERNEL_NAME);

/** @param {string} root @param {Where} python */
export const kernelOptions = (root, python) => ({
  packageFolder: join(root, 'lib', 'kernel'),
  env: {
    // TensorFlow writes to stderr from C++ what only its developers can use.
    TF_CPP_MIN_LOG_LEVEL: '3',
    // Node warns on stderr about what tfjs-node's dependencies still call.
    NODE_NO_WARNINGS: '1',
    // TensorBoard is started with this one, whatever PATH is.
    KERAS_NYUMON_PYTHON: python.program,
    // What every lesson imports.
    TSLAB_KERNEL_READ_AHEAD: '@tensorflow/tfjs,keras-nyumon',
  },
});
