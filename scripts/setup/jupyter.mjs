import { fingerprint } from './fingerprint.mjs';
import { hasAccepted } from './jupyter-versions.mjs';
import { areInstalled, pipInstall } from './pip-install.mjs';

/**
 * Puts Jupyter into the Python environment.
 *
 * @type {import('./run-steps.mjs').Step}
 */
export const jupyter = {
  name: 'jupyter',
  ja: 'JupyterLab、Plotly の描画、TensorBoard、日本語パック',
  en: 'JupyterLab, Plotly, TensorBoard',
  inputs: ({ root, python }) => ({
    requirements: fingerprint(root, ['requirements.txt']),
    // Our own environment may be moved along with the repository.
    prefix: python?.kind === 'own' ? '.venv' : python?.prefix,
    version: python?.facts?.version.slice(0, 2),
  }),
  isThere: ({ python }, { result }) => python !== undefined && areInstalled(python, result),
  async run({ root, env, python }, progress) {
    if (!python) throw new Error('the Python step comes first');
    if (python.kind !== 'own' && hasAccepted(python)) return { described: [] };
    return await pipInstall({ root, env, python, progress, files: ['requirements.txt'], name: 'jupyter' });
  },
};
