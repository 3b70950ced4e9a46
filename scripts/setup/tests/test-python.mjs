import { join } from 'node:path';
import { fingerprint } from '../fingerprint.mjs';
import { makeEnvironment } from '../own-environment.mjs';
import { areInstalled, pipInstall } from '../pip-install.mjs';
import { environmentAt } from '../python-environment.mjs';
import { askPython } from '../../../lib/keras-nyumon/command/python-probe.mjs';
import { findPython } from '../python-search.mjs';

const FILES = ['tests/fidelity/requirements.txt', 'tests/setup/requirements.txt'];

/** The Pythons that Keras and TensorFlow are published for: 3.11 to 3.13. */
const [OLDEST, NEWEST] = [11, 13];

/**
 * The environment that only tests need: with Keras, to compare with.
 *
 * @param {string} root
 */
export const testEnvironment = (root) => environmentAt(join(root, '.setup', 'test-python'));

/**
 * Installs what tests compare with into an environment of its own; readers never need it.
 *
 * @type {import('../run-steps.mjs').Step}
 */
export const testPython = {
  name: 'test-python',
  ja: 'テストで比べる Keras',
  en: 'Keras, to compare with in tests',
  inputs: async ({ root, env }) => ({
    requirements: fingerprint(root, FILES),
    base: (await findPython(env)).version.slice(0, 2),
  }),
  async isThere({ root, env }, { result }) {
    if (/** @type {any} */ (result).unfit) return true;
    const python = testEnvironment(root);
    python.facts = await askPython([python.program], env);
    return areInstalled(python, result);
  },
  async run({ root, env }, progress) {
    const { version } = await findPython(env);
    if (version[1] < OLDEST || version[1] > NEWEST) return { unfit: version.join('.') };
    const python = testEnvironment(root);
    python.facts = await askPython([python.program], env);
    await makeEnvironment(root, env, python, 'test-python');
    return await pipInstall({ root, env, python, progress, files: FILES, name: 'test-python' });
  },
  handOn(context, { unfit }) {
    if (unfit)
      return `Python ${unfit} では使えません(3.${OLDEST}〜3.${NEWEST})。比べるテストは飛ばします (not for this Python: such tests are skipped)`;
    context.testPython = testEnvironment(context.root).program;
  },
};
