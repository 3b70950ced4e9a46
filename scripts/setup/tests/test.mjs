import { runCommand } from '../command.mjs';
import { prepare } from '../prepare.mjs';
import { Problem } from '../../../lib/keras-nyumon/command/problem.mjs';
import { root } from '../root.mjs';
import { runJestFolder, testFolders } from './jest-folder.mjs';
import { printOutcomes } from './outcome.mjs';
import { proseLinter } from './prose-linter.mjs';
import { endNodes } from './run-node.mjs';
import { runStaticChecks } from './static-checks.mjs';
import { testPython } from './test-python.mjs';

/**
 * `npm test`: prepares everything, then runs the static checks and all tests; `npm test -- unit kernel` runs the tests
 * of these folders alone.
 *
 * @param {string[]} [folders]  names of folders in tests/
 * @param {NodeJS.ProcessEnv} [env]
 */
export function test(folders = process.argv.slice(2), env = process.env) {
  return runCommand(root, work, { whenStopped: async () => endNodes(), again: 'npm test' });

  async function work() {
    const all = testFolders(root);
    const unknown = folders.find((name) => !all.includes(name));
    if (unknown) throw noSuchFolder(unknown, all);
    const { python, testPython: keras } = await prepare(root, env, [testPython, proseLinter]);
    const variables = {
      ...env,
      // The Python that has Jupyter, and the one that has Keras (missing where Keras can't be installed).
      KERAS_NYUMON_PYTHON: python.program,
      ...(keras ? { KERAS_NYUMON_TEST_PYTHON: keras } : {}),
    };
    const outcomes = folders.length ? [] : await runStaticChecks(root, env);
    for (const folder of folders.length ? folders : all) {
      const cannotRun = folder === 'fidelity' && !keras;
      outcomes.push(cannotRun ? withoutKeras : await runJestFolder(root, variables, folder));
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

/** @param {string} name @param {string[]} all */
const noSuchFolder = (name, all) =>
  new Problem({
    ja: `tests/ に '${name}' というフォルダーのテストはありません。あるのは ${all.join(', ')} です。`,
    en: `There are no tests in a folder '${name}' of tests/. There are ${all.join(', ')}.`,
    next: [`npm test -- ${all[0]}`],
  });
