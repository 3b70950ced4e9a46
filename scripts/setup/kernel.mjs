import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeWhole } from './stamp.mjs';

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
    for (const [path, text] of kernelFiles(root, python)) writeWhole(path, text);
  },
};

/**
 * What is written to register the kernel: its description, and its icon in JupyterLab's launcher.
 *
 * @param {string} root
 * @param {Where} python
 * @returns {[path: string, text: string][]}
 */
const kernelFiles = (root, python) => {
  const folder = join(python.prefix, 'share', 'jupyter', 'kernels', KERNEL_NAME);
  const icon = readFileSync(new URL('jupyter/logo-svg.svg', import.meta.url), 'utf8');
  return [
    [join(folder, 'kernel.json'), kernelSpec(root, python.program)],
    [join(folder, 'logo-svg.svg'), icon],
  ];
};

/**
 * Whether an environment has the kernel of this repository, run by this Node.
 *
 * @param {string} root
 * @param {Where} python
 */
export function isRegistered(root, python) {
  try {
    return kernelFiles(root, python).every(([path, text]) => readFileSync(path, 'utf8') === text);
  } catch {
    return false;
  }
}

/**
 * @param {string} root
 * @param {string} program the environment's Python
 * @param {NodeJS.Platform} [platform]
 * @returns {string} the text of kernel.json
 */
export function kernelSpec(root, program, platform = process.platform) {
  const spec = {
    argv: [process.execPath, join(root, 'lib', 'kernel', 'dist', 'server', 'main.js'), '{connection_file}'],
    display_name: 'TypeScript (tslab)',
    language: 'typescript',
    // Windows has no signal that another process could catch.
    interrupt_mode: platform === 'win32' ? 'message' : 'signal',
    env: {
      // TensorFlow writes to stderr from C++ what only its developers can use.
      TF_CPP_MIN_LOG_LEVEL: '3',
      // Node warns on stderr about what tfjs-node's dependencies still call.
      NODE_NO_WARNINGS: '1',
      // TensorBoard is started with this one, whatever PATH is.
      KERAS_NYUMON_PYTHON: program,
    },
    metadata: { debugger: false },
  };
  return `${JSON.stringify(spec, null, 2)}\n`;
}
