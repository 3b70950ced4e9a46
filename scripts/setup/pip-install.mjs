import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { failureOf } from './failure.mjs';
import { pythonVariables } from '../../lib/keras-nyumon/command/python-probe.mjs';
import { runProgram } from '../../lib/keras-nyumon/command/run-program.mjs';

/** @typedef {import('./python-environment.mjs').PythonEnvironment} PythonEnvironment */

/**
 * What was installed: the names of the folders that describe the packages, such as 'plotly-7.1.0.dist-info'.
 *
 * @typedef {{ described: string[] }} Installed
 */

/**
 * Installs pinned packages into an environment that exists.
 *
 * @param {object} what
 * @param {string} what.root
 * @param {NodeJS.ProcessEnv} what.env
 * @param {PythonEnvironment} what.python
 * @param {string[]} what.files  requirements files relative to root, which pin every package that is needed
 * @param {string} what.name     of the log
 * @param {import('../../lib/keras-nyumon/command/progress.mjs').Progress} what.progress
 * @returns {Promise<Installed>}
 * @throws Problem
 */
export async function pipInstall({ root, env, python, files, name, progress }) {
  const variables = pythonVariables(env);
  const log = join(root, '.setup', 'logs', `${name}.log`);
  const pip = [python.program, '-m', 'pip'];
  // An environment made by another tool may be without pip.
  if (!python.facts?.pip)
    await runProgram([python.program, '-m', 'ensurepip'], { cwd: root, env: variables });
  removeHalfInstalled(python);
  const names = new Set(files.flatMap((file) => pinned(readFileSync(join(root, file), 'utf8'))));
  const counter = countPip(python, names, progress);
  const timer = setInterval(counter.show, 500);
  // Not compiling saves a third of the time: Python compiles what it uses when it first uses it. As every package is
  // pinned, pip need not look for more.
  const how = [
    '--no-compile',
    '--no-deps',
    '--no-input',
    '--disable-pip-version-check',
    '--no-warn-script-location',
  ];
  const command = [
    ...pip,
    'install',
    ...how,
    '--progress-bar',
    'off',
    ...files.flatMap((file) => ['-r', file]),
  ];
  const { code, lines } = await runProgram(command, {
    cwd: root,
    env: variables,
    log,
    onLine: counter.onLine,
  });
  clearInterval(timer);
  if (code === 0) return { described: described(python, names) };
  throw failureOf({
    root,
    ja: `Python のパッケージ(${files.join(', ')})を入れられませんでした。`,
    en: `The Python packages (${files.join(', ')}) could not be installed.`,
    lines,
    log,
  });
}

/**
 * Whether the packages that were installed are still there.
 *
 * @param {PythonEnvironment} python
 * @param {unknown} installed  what pipInstall returned
 * @returns {boolean}
 */
export function areInstalled(python, installed) {
  const folder = python.facts?.packages;
  const names = /** @type {Installed | undefined} */ (installed)?.described;
  return !!folder && !!names && names.every((name) => existsSync(join(folder, name, 'METADATA')));
}

/**
 * How far pip is: it names each package as it fetches it, then is silent until it has unpacked them all, so what has
 * been unpacked is counted in the folder.
 *
 * @param {PythonEnvironment} python
 * @param {Set<string>} names
 * @param {import('../../lib/keras-nyumon/command/progress.mjs').Progress} progress
 */
function countPip(python, names, progress) {
  const ours = new Set(names);
  let fetched = 0;
  let unpacking = false;
  return {
    /** @param {string} line */
    onLine(line) {
      const [, verb, name] =
        /^(Ignoring|Collecting|Requirement already satisfied:) ([\w.-]+)/.exec(line) ?? [];
      if (verb === 'Ignoring') ours.delete(normalized(name));
      else if (verb) fetched++;
      if (line.startsWith('Installing collected packages')) unpacking = true;
    },
    show() {
      const total = ours.size;
      const unpacked = unpacking ? described(python, ours).length : 0;
      progress.update(
        Math.min(fetched, total) + unpacked,
        2 * total,
        `${unpacking ? unpacked : fetched} / ${total}`,
      );
    },
  };
}

/**
 * The normalized names that a requirements file pins.
 *
 * @param {string} text
 */
const pinned = (text) => [...text.matchAll(/^([\w.-]+)==/gm)].map(([, name]) => normalized(name));

/** @param {string} name */
const normalized = (name) => name.toLowerCase().replaceAll(/[-_.]+/g, '-');

/**
 * The name of the package that a folder such as 'plotly-7.1.0.dist-info' describes, normalized.
 *
 * @param {string} folder
 */
export const packageName = (folder) => normalized(folder.split('-')[0]);

/**
 * The version of the package that such a folder describes.
 *
 * @param {string} folder
 */
export const packageVersion = (folder) => folder.slice(0, -'.dist-info'.length).split('-')[1];

/** @param {PythonEnvironment} python @param {Set<string>} names */
const described = (python, names) =>
  describedPackages(python).filter((folder) => names.has(packageName(folder)));

/**
 * The folders that describe an environment's packages, as 'plotly-7.1.0.dist-info'.
 *
 * @param {PythonEnvironment} python
 * @returns {string[]}
 */
export function describedPackages(python) {
  const folder = python.facts?.packages;
  if (!folder || !existsSync(folder)) return [];
  return readdirSync(folder).filter((name) => name.endsWith('.dist-info'));
}

/**
 * pip writes INSTALLER after a package's own files, yet takes one without it for installed. After an interruption such a
 * package is there by half, so its description is removed and pip installs it anew. Others' environments are not touched.
 *
 * @param {PythonEnvironment} python
 */
function removeHalfInstalled(python) {
  const folder = python.facts?.packages;
  if (!folder || python.kind !== 'own') return;
  for (const name of readdirSync(folder)) {
    const halfThere = name.endsWith('.dist-info') && !existsSync(join(folder, name, 'INSTALLER'));
    // pip moves a package that it replaces to a name that begins with ~.
    if (halfThere || name.startsWith('~')) rmSync(join(folder, name), { recursive: true, force: true });
  }
}
