import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { runNode } from './run-node.mjs';

/** Folders whose tests start kernels, browsers or trainings: one file at a time. In the order to run them. */
const HEAVY = ['setup', 'packages', 'kernel', 'tfjs-core', 'fidelity', 'notebooks', 'browser'];

/**
 * Test files by their folder in tests/, in the order to run them: the fast ones first.
 *
 * @param {string[]} files  paths that begin with tests/
 * @returns {[folder: string, files: string[]][]}
 */
export function byFolder(files) {
  const order = (/** @type {string} */ name) => HEAVY.indexOf(name);
  return [...new Set(files.map((file) => file.split('/')[1]))]
    .sort((a, b) => order(a) - order(b) || (a < b ? -1 : 1))
    .map((folder) => [folder, files.filter((file) => file.startsWith(`tests/${folder}/`))]);
}

/**
 * Runs tests of one folder with jest.
 *
 * @param {string} root
 * @param {NodeJS.ProcessEnv} env
 * @param {string} folder
 * @param {string[]} [files]  those of its files to run; all when left out
 * @returns {Promise<import('./outcome.mjs').Outcome>}
 */
export async function runJestFolder(root, env, folder, files) {
  console.log(`\n▸ tests/${folder}`);
  const report = join(root, '.setup', 'tests', `${folder}.json`);
  mkdirSync(dirname(report), { recursive: true });
  rmSync(report, { force: true });
  const { code, seconds } = await runNode(root, env, [
    'node_modules/jest/bin/jest.js',
    ...(files ? ['--runTestsByPath', ...files] : [`--testPathPatterns=[\\\\/]tests[\\\\/]${folder}[\\\\/]`]),
    HEAVY.includes(folder) ? '--runInBand' : `--maxWorkers=${availableParallelism()}`,
    '--json',
    `--outputFile=${report}`,
  ]);
  return { name: folder, seconds, ...count(report, code) };
}

/**
 * @param {string} report  jest's JSON
 * @param {number} code    jest's exit code
 */
function count(report, code) {
  try {
    const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites, testResults } = JSON.parse(
      readFileSync(report, 'utf8'),
    );
    const failed = numFailedTests + numRuntimeErrorTestSuites;
    // jest also fails for reasons that are no test's, such as a crashed worker.
    return {
      passed: numPassedTests,
      failed: failed || (code === 0 ? 0 : 1),
      skipped: testResults.flatMap(skippedIn),
    };
  } catch {
    return { passed: 0, failed: 1, skipped: [] };
  }
}

/**
 * @param {{ assertionResults: { status: string, fullName: string }[] }} file
 * @returns {string[]}
 */
const skippedIn = ({ assertionResults }) =>
  assertionResults
    .filter(({ status }) => status === 'pending' || status === 'todo')
    .map(({ fullName }) => fullName);
