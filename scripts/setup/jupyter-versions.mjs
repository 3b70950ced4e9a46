import { describedPackages, packageName, packageVersion } from './pip-install.mjs';

/** @type {Record<string, [string, string]>} */
const ACCEPTED = {
  jupyterlab: ['4.5', '5'],
  'jupyterlab-language-pack-ja-jp': ['4.5', '5'],
  nbclient: ['0.10', '1'],
  plotly: ['6.5', '8'],
  anywidget: ['0.9', '1'],
  tensorboard: ['2.20', '3'],
};

/**
 * The versions that will do in an environment that the reader has made, from the first to before the second. Our own
 * environment has exactly those of requirements.txt; environment.yml asks conda for these ranges.
 *
 * @returns {Record<string, [string, string]>}
 */
export const acceptedVersions = () => ACCEPTED;

/**
 * Whether all that we need of Jupyter is in an environment, so that its packages can be left alone.
 *
 * @param {import('./python-environment.mjs').PythonEnvironment} python
 * @returns {boolean}
 */
export function hasAccepted(python) {
  const there = new Map(
    describedPackages(python).map((folder) => [packageName(folder), packageVersion(folder)]),
  );
  return Object.entries(ACCEPTED).every(([name, [from, below]]) => {
    const version = there.get(name);
    return version !== undefined && !isBefore(version, from) && isBefore(version, below);
  });
}

/**
 * Compares the leading numbers of versions: '4.5.post3' is not before '4.5'.
 *
 * @param {string} version
 * @param {string} other
 */
function isBefore(version, other) {
  const [a, b] = [version, other].map((text) => text.split('.').map((part) => parseInt(part, 10) || 0));
  for (let i = 0; i < b.length; i++) if ((a[i] ?? 0) !== b[i]) return (a[i] ?? 0) < b[i];
  return false;
}
