import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeWhole } from './stamp.mjs';

export const KERNEL_NAME = 'tslab';

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
  isThere: ({ root, python }) => python !== undefined && isRegistered(root, python.prefix),
  run({ root, python }) {
    if (!python) return;
    for (const [path, text] of kernelFiles(root, python.prefix)) writeWhole(path, text);
  },
};

/**
 * What is written to register the kernel: its description, and its icon in JupyterLab's launcher.
 *
 * @param {string} root
 * @param {string} prefix of the Python environment
 * @returns {[path: string, text: string][]}
 */
const kernelFiles = (root, prefix) => {
  const folder = join(prefix, 'share', 'jupyter', 'kernels', KERNEL_NAME);
  const icon = readFileSync(new URL('jupyter/logo-svg.svg', import.meta.url), 'utf8');
  return [
    [join(folder, 'kernel.json'), kernelSpec(root)],
    [join(folder, 'logo-svg.svg'), icon],
  ];
};

/**
 * Whether an environment has the kernel of this repository, run by this Node.
 *
 * @param {string} root
 * @param {string} prefix of the Python environment
 */
export function isRegistered(root, prefix) {
  try {
    return kernelFiles(root, prefix).every(([path, text]) => readFileSync(path, 'utf8') === text);
  } catch {
    return false;
  }
}

/**
 * @param {string} root
 * @param {NodeJS.Platform} [platform]
 * @returns {string} the text of kernel.json
 */
export function kernelSpec(root, platform = process.platform) {
  const spec = {
    argv: [process.execPath, join(root, 'lib', 'dist', 'kernel', 'main.js'), '{connection_file}'],
    display_name: 'TypeScript (tslab)',
    language: 'typescript',
    // Windows has no signal that another process could catch.
    interrupt_mode: platform === 'win32' ? 'message' : 'signal',
    env: {
      // TensorFlow writes to stderr from C++ what only its developers can use.
      TF_CPP_MIN_LOG_LEVEL: '3',
      // Node warns on stderr about what tfjs-node's dependencies still call.
      NODE_NO_WARNINGS: '1',
    },
    metadata: { debugger: false },
  };
  return `${JSON.stringify(spec, null, 2)}\n`;
}
