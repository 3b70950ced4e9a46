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
 * Finds a Python: the one that KERAS_NYUMON_PYTHON names, or else one on PATH.
 *
 * @param {NodeJS.ProcessEnv} env
 * @param {object} what
 * @param {'venv' | 'pip'} what.needs  what it must have besides: venv makes environments, pip fetches packages
 * @param {string} [what.again]        the command to type when it is there
 * @param {NodeJS.Platform} [what.platform]
 * @returns {Promise<PythonFacts>}
 * @throws Problem  when there is none, or only too old ones, or none that has what it needs
 */
export async function findPython(env, { needs, again, platform = process.platform }) {
  const named = env['KERAS_NYUMON_PYTHON'];
  /** @param {PythonFacts} facts */
  const willDo = (facts) => isNewEnough(facts) && facts[needs];
  /** @type {PythonFacts[]} */
  const seen = [];
  for (const command of named ? [[named]] : candidates(platform)) {
    const facts = await askPython(command, env);
    if (facts) seen.push(facts);
    if (facts && willDo(facts) && !isTooNew(facts)) return facts;
  }
  const fallback = seen.find(willDo);
  if (fallback) return fallback;
  throw noPython(seen, { needs, again, platform, named });
}

/** @param {PythonFacts} facts */
export const isNewEnough = (facts) => compare(facts.version, OLDEST_PYTHON) >= 0;

/** @param {PythonFacts} facts */
const isTooNew = (facts) => compare(facts.version.slice(0, 2), NEWEST_KNOWN_PYTHON) > 0;

/** @param {number[]} version @param {number[]} other */
const compare = (version, other) => version[0] - other[0] || version[1] - other[1];

/**
 * @param {PythonFacts[]} seen
 * @param {{ needs: 'venv' | 'pip', again?: string, platform: NodeJS.Platform, named?: string }} what
 */
function noPython(seen, { needs, again, platform, named }) {
  const then = again ? [again] : [];
  const without = seen.find(isNewEnough);
  if (without) {
    const lacks = LACKS[needs];
    return new Problem({
      ja: `${without.program} には、${lacks.ja}がありません。`,
      en: `${without.program} lacks ${lacks.en}.`,
      next: [...(platform === 'linux' ? lacks.onLinux(without.version) : install(platform)), ...then],
    });
  }
  const [ja, en] = seen.length
    ? [`いまある Python は古すぎます(${versions(seen)})。`, `The Python here is too old: ${versions(seen)}.`]
    : named
      ? [
          `環境変数 KERAS_NYUMON_PYTHON の ${named} は Python として動きません。`,
          `${named}, which KERAS_NYUMON_PYTHON names, does not run as a Python.`,
        ]
      : ['Python が見つかりません。', 'No Python was found.'];
  return new Problem({
    ja: `${ja}Python ${OLDEST_PYTHON.join('.')} 以上が必要です。`,
    en: `${en} Python ${OLDEST_PYTHON.join('.')} or newer is needed.`,
    next: [...install(platform), ...then],
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

/** What a Python may lack, and what brings it on Linux. */
const LACKS = {
  venv: {
    ja: '環境を作るための venv と ensurepip',
    en: 'the modules venv and ensurepip, which make environments',
    onLinux: (/** @type {number[]} */ [major, minor]) => [
      `sudo apt install python${major}.${minor}-venv    # Debian, Ubuntu`,
    ],
  },
  pip: {
    ja: 'パッケージを取ってくる pip',
    en: 'pip, which fetches packages',
    onLinux: () => [
      'sudo apt install python3-pip    # Debian, Ubuntu',
      'sudo dnf install python3-pip    # Fedora',
    ],
  },
};
