import { mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { runNode } from './run-node.mjs';

/** Folders whose tests start kernels, browsers or trainings: one file at a time. In the order to run them. */
const HEAVY = ['setup', 'kernel', 'tfjs-core', 'fidelity', 'notebooks', 'browser'];

/**
 * The folders of tests/ that hold tests, in the order to run them: the fast ones first.
 *
 * @param {string} root
 * @returns {string[]}
 */
export function testFolders(root) {
  const order = (/** @type {string} */ name) => HEAVY.indexOf(name);
  return readdirSync(join(root, 'tests'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && hasTests(join(root, 'tests', entry.name)))
    .map((entry) => entry.name)
    .sort((a, b) => order(a) - order(b) || (a < b ? -1 : 1));
}

/**
 * Whether a folder or one below it has a test.
 *
 * @param {string} folder
 */
const hasTests = (folder) =>
  readdirSync(folder, { recursive: true }).some((name) => String(name).endsWith('.test.ts'));

/**
 * Runs the tests of one folder with jest.
 *
 * @param {string} root
 * @param {NodeJS.ProcessEnv} env
 * @param {string} folder
 * @returns {Promise<import('./outcome.mjs').Outcome>}
 */
export async function runJestFolder(root, env, folder) {
  console.log(`\n▸ tests/${folder}`);
  const report = join(root, '.setup', 'tests', `${folder}.json`);
  mkdirSync(dirname(report), { recursive: true });
  rmSync(report, { force: true });
  const workers = HEAVY.includes(folder) ? '--runInBand' : `--maxWorkers=${availableParallelism()}`;
  const { code, seconds } = await runNode(root, env, [
    ...['node_modules/jest/bin/jest.js', `--testPathPatterns=[\\\\/]tests[\\\\/]${folder}[\\\\/]`, workers],
    ...['--json', `--outputFile=${report}`],
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
