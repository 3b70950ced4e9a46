import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describedPackages, packageName, packageVersion } from '../pip-install.mjs';
import { good, missing, poor } from './finding.mjs';

/** @typedef {import('./finding.mjs').Finding} Finding */
/** @typedef {import('../python-environment.mjs').PythonEnvironment} PythonEnvironment */

const NOT_THERE = '入っていません (not installed)';

/** @param {PythonEnvironment | null} python @returns {Finding[]} */
export function checkJupyter(python) {
  const versions = new Map(
    (python ? describedPackages(python) : []).map((folder) => [packageName(folder), packageVersion(folder)]),
  );
  /** @param {string} name */
  const version = (name) => versions.get(name);
  const lab = version('jupyterlab');
  const tensorboard = version('tensorboard');
  const japanese = version('jupyterlab-language-pack-ja-jp');
  return [
    lab ? good('JupyterLab', lab) : missing('JupyterLab', NOT_THERE),
    checkRenderer(python),
    tensorboard
      ? good('TensorBoard', tensorboard)
      : poor('TensorBoard', NOT_THERE, ['npm start -- --prepare-only']),
    japanese
      ? good('日本語メニュー (Japanese menus)', japanese)
      : poor('日本語メニュー (Japanese menus)', NOT_THERE, ['npm start -- --prepare-only']),
  ];
}

/**
 * JupyterLab draws a chart when it finds this extension.
 *
 * @param {PythonEnvironment | null} python
 * @returns {Finding}
 */
function checkRenderer(python) {
  const thing = 'グラフの描画 (Plotly renderer)';
  if (!python) return missing(thing, NOT_THERE);
  const file = join(python.prefix, 'share', 'jupyter', 'labextensions', 'jupyterlab-plotly', 'package.json');
  if (!existsSync(file)) return missing(thing, NOT_THERE);
  return good(thing, `jupyterlab-plotly ${JSON.parse(readFileSync(file, 'utf8')).version}`);
}
