import { join } from 'node:path';
import { failureOf } from '../failure.mjs';
import { npmVariables } from '../../../lib/keras-nyumon/command/npm-command.mjs';
import { packagesAreThere } from '../npm-packages.mjs';
import { runProgram } from '../../../lib/keras-nyumon/command/run-program.mjs';

/** @param {string} root */
const folderOf = (root) => join(root, 'tests', 'docs');

/**
 * Installs what checks the lessons' Japanese and the documents' drawings. It is large (it holds a dictionary), and readers never need it: so it has
 * a folder and a lock file of its own.
 *
 * @type {import('../run-steps.mjs').Step}
 */
export const documentTools = {
  name: 'document-tools',
  ja: '文章と図の検査（textlint、Mermaid）',
  en: 'what checks prose and drawings (textlint, Mermaid)',
  isThere: ({ root }) => packagesAreThere(folderOf(root)),
  async run({ root, env, npm = [] }) {
    const log = join(root, '.setup', 'logs', 'document-tools.log');
    const command = [...npm, 'ci', '--include=dev', '--ignore-scripts', '--no-audit', '--no-fund'];
    const { code, lines } = await runProgram(command, { cwd: folderOf(root), env: npmVariables(env), log });
    if (code !== 0)
      throw failureOf({
        root,
        ja: '文章と図の検査に使うパッケージを入れられませんでした。',
        en: 'The packages that check prose and drawings could not be installed.',
        lines,
        log,
      });
  },
};
