import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkEngine as check } from '../../../lib/keras-nyumon/command/check-engine.mjs';
import { isRegistered, KERNEL_NAME } from '../kernel.mjs';
import { isCompiled } from '../library.mjs';
import { pythonVariables } from '../../../lib/keras-nyumon/command/python-probe.mjs';
import { runProgram } from '../../../lib/keras-nyumon/command/run-program.mjs';
import { inBothLanguages } from '../../../lib/keras-nyumon/command/seconds.mjs';
import { good, missing, poor } from './finding.mjs';

/** @typedef {import('./finding.mjs').Finding} Finding */
/** @typedef {{ root: string, env: NodeJS.ProcessEnv }} Where */

const runKernel = fileURLToPath(new URL('run-kernel.py', import.meta.url));

/** @param {Where} where @returns {Finding} */
export function checkLibrary({ root }) {
  const thing = 'ライブラリー (library)';
  if (isCompiled(root)) return good(thing, 'コンパイル済み (compiled)');
  return missing(thing, 'コンパイルされていません (not compiled)');
}

/** Prepares the engine alone, and tries every way again. */
const PREPARE_ENGINE = 'npx keras-nyumon engine --folder .setup/engine';

/** @param {Where} where @returns {Promise<Finding[]>} */
export const checkEngine = ({ root, env }) => check({ from: root, prepare: PREPARE_ENGINE, env });

/**
 * Starts the kernel for real.
 *
 * @param {Where} where
 * @param {import('../python-environment.mjs').PythonEnvironment | null} python
 * @returns {Promise<Finding>}
 */
export async function checkKernel({ root, env }, python) {
  const thing = 'TypeScript カーネル (kernel)';
  if (!python || !isRegistered(root, python)) return missing(thing, '登録されていません (not registered)');
  const { lines } = await runProgram([python.program, runKernel, KERNEL_NAME], {
    cwd: join(root, 'notebooks'),
    env: { ...pythonVariables(env), JUPYTER_PREFER_ENV_PATH: '1' },
  });
  const said = lines.findLast((line) => line.startsWith('{"status"'));
  const { status, answer, seconds } = said
    ? JSON.parse(said)
    : { status: 'error', answer: lines.at(-1), seconds: 0 };
  if (status === 'ok' && answer === '2') return good(thing, `1 + 1 = 2、${inBothLanguages(seconds)}`);
  return missing(thing, `動きません (does not run): ${answer}`);
}

/** @param {Where} where @returns {Promise<Finding>} */
export async function checkData({ root }) {
  const thing = 'データ (data)';
  try {
    const require = createRequire(join(root, 'package.json'));
    const { mnist } = require('mnist-loader-ts');
    /** @type {string[]} */
    const notices = [];
    const onNotice = (/** @type {string} */ notice) => notices.push(notice);
    const { train, test } = await mnist.loadData({
      cacheFolder: join(root, 'data'),
      offline: true,
      onNotice,
    });
    const seen = `MNIST ${train.y.data.length} + ${test.y.data.length}、チェックサム一致 (checksums match)`;
    return notices.length ? poor(thing, [seen, ...notices].join('\n')) : good(thing, seen);
  } catch (error) {
    const code = /** @type {NodeJS.ErrnoException} */ (error).code;
    if (code === 'MODULE_NOT_FOUND')
      return missing(thing, '読み込むプログラムがまだありません (not prepared yet)');
    return missing(thing, error instanceof Error ? error.message : String(error));
  }
}
