import { Problem } from './problem.mjs';
import { askPython } from './python-probe.mjs';

/** @typedef {import('./python-probe.mjs').PythonFacts} PythonFacts */

export const OLDEST_PYTHON = [3, 10];
/** The newest one that requirements.txt has been resolved for. */
const NEWEST_KNOWN_PYTHON = [3, 14];

/**
 * The names to try, the likeliest first.
 *
 * @param {NodeJS.Platform} platform
 */
const candidates = (platform) =>
  platform === 'win32'
    ? [['py', '-3'], ['python'], ['python3']]
    : ['python3', 'python', 'python3.13', 'python3.12', 'python3.14', 'python3.11', 'python3.10'].map(
        (name) => [name],
      );

/**
 * Finds a Python on PATH that can make our environment.
 *
 * @param {NodeJS.ProcessEnv} env
 * @param {NodeJS.Platform} [platform]
 * @returns {Promise<PythonFacts>}
 * @throws Problem  when there is none, or only too old ones, or none with venv
 */
export async function findPython(env, platform = process.platform) {
  /** @type {PythonFacts[]} */
  const seen = [];
  for (const command of candidates(platform)) {
    const facts = await askPython(command, env);
    if (facts) seen.push(facts);
    if (facts && willDo(facts) && !isTooNew(facts)) return facts;
  }
  const fallback = seen.find(willDo);
  if (fallback) return fallback;
  throw noPython(seen, platform);
}

/** @param {PythonFacts} facts */
export const isNewEnough = (facts) => compare(facts.version, OLDEST_PYTHON) >= 0;

/** @param {PythonFacts} facts */
const willDo = (facts) => isNewEnough(facts) && facts.venv;

/** @param {PythonFacts} facts */
const isTooNew = (facts) => compare(facts.version.slice(0, 2), NEWEST_KNOWN_PYTHON) > 0;

/** @param {number[]} version @param {number[]} other */
const compare = (version, other) => version[0] - other[0] || version[1] - other[1];

/** @param {PythonFacts[]} seen @param {NodeJS.Platform} platform */
function noPython(seen, platform) {
  const withoutVenv = seen.find(isNewEnough);
  if (withoutVenv)
    return new Problem({
      ja: `${withoutVenv.program} には、環境を作るための venv と ensurepip がありません。`,
      en: `${withoutVenv.program} lacks the modules venv and ensurepip, which make environments.`,
      next: [...(platform === 'linux' ? venvOnLinux(withoutVenv.version) : install(platform)), 'npm start'],
    });
  const [ja, en] = seen.length
    ? [
        `いまある Python は古すぎます（${versions(seen)}）。`,
        `The Python here is too old: ${versions(seen)}.`,
      ]
    : ['Python が見つかりません。', 'No Python was found.'];
  return new Problem({
    ja: `${ja}Python ${OLDEST_PYTHON.join('.')} 以上が必要です。`,
    en: `${en} Python ${OLDEST_PYTHON.join('.')} or newer is needed.`,
    next: [...install(platform), 'npm start'],
  });
}

/** @param {PythonFacts[]} seen */
const versions = (seen) => [...new Set(seen.map(({ version }) => version.join('.')))].join(', ');

/** @param {NodeJS.Platform} platform */
function install(platform) {
  if (platform === 'win32') return ['winget install Python.Python.3.13'];
  if (platform === 'darwin')
    return ['brew install python@3.13', '  # または (or) https://www.python.org/downloads/'];
  return [
    'sudo apt install python3 python3-venv    # Debian, Ubuntu',
    'sudo dnf install python3                 # Fedora',
  ];
}

/** @param {[number, number, number]} version */
const venvOnLinux = ([major, minor]) => [`sudo apt install python${major}.${minor}-venv    # Debian, Ubuntu`];
