import { choosePythonEnvironment } from './python-environment.mjs';
import { findPython } from './python-search.mjs';

/** What an environment is called, in both languages. */
const KINDS = {
  own: '.venv',
  virtual: '有効な仮想環境 (active virtual environment)',
  conda: '有効な conda 環境 (active conda environment)',
};

/**
 * Chooses the Python environment that Jupyter goes into.
 *
 * @type {import('./run-steps.mjs').Step}
 */
export const python = {
  name: 'python',
  ja: '使う Python',
  en: 'which Python',
  async run(context) {
    context.python = await choosePythonEnvironment(context.root, context.env);
    // Without an environment one will have to be made: say now, not after minutes, when no Python can.
    if (!context.python.facts) await findPython(context.env);
  },
  handOn({ python }) {
    if (!python) return;
    const { facts, kind, prefix } = python;
    return `${facts ? `Python ${facts.version.join('.')}、` : ''}${KINDS[kind]}${kind === 'own' ? '' : ` ${prefix}`}`;
  },
};
