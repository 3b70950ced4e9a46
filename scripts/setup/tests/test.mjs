import { runCommand } from '../command.mjs';
import { prepare } from '../prepare.mjs';
import { root } from '../root.mjs';
import { byFolder, runJestFolder } from './jest-folder.mjs';
import { printOutcomes } from './outcome.mjs';
import { endNodes } from './run-node.mjs';
import { selectTests } from './select-tests.mjs';
import { runStaticChecks } from './static-checks.mjs';
import { testPython } from './test-python.mjs';
import { testTools } from './test-tools.mjs';

/** The folders whose tests need Keras. */
const NEEDS_KERAS = ['fidelity', 'setup'];

/**
 * `npm test`: prepares everything, then runs the static checks and all tests; `npm test -- losses train/compile` runs
 * the tests of these folders and files alone, and prepares what they need.
 *
 * @param {string[]} [words]  names of folders and files in tests/
 * @param {NodeJS.ProcessEnv} [env]
 */
export function test(words = process.argv.slice(2), env = process.env) {
  return runCommand(root, work, { whenStopped: async () => endNodes(), again: 'npm test' });

  async function work() {
    const parts = byFolder(selectTests(root, words));
    /** @param {string[]} folders */
    const isRun = (folders) => parts.some(([folder]) => folders.includes(folder));
    const { python, testPython: keras } = await prepare(root, env, [
      ...(isRun(NEEDS_KERAS) ? [testPython] : []),
      ...Object.entries(testTools).flatMap(([folder, tools]) => (isRun([folder]) ? [tools] : [])),
    ]);
    const variables = {
      ...env,
      // The Python that has Jupyter, and the one that has Keras (missing where Keras can't be installed).
      KERAS_NYUMON_PYTHON: python.program,
      ...(keras ? { KERAS_NYUMON_TEST_PYTHON: keras } : {}),
    };
    const outcomes = words.length ? [] : await runStaticChecks(root, env);
    for (const [folder, files] of parts) {
      const cannotRun = folder === 'fidelity' && !keras;
      outcomes.push(
        cannotRun
          ? withoutKeras
          : await runJestFolder(root, variables, folder, words.length ? files : undefined),
      );
    }
    return printOutcomes(outcomes);
  }
}

/** What is said of the tests that compare with Keras, where it can't be installed. */
const withoutKeras = {
  name: 'fidelity',
  passed: 0,
  failed: 0,
  skipped: ['all: they need Python 3.11 to 3.13'],
  seconds: 0,
};
