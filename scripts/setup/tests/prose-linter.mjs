import { join } from 'node:path';
import { failureOf } from '../failure.mjs';
import { npmVariables } from '../../../lib/keras-nyumon/command/npm-command.mjs';
import { packagesAreThere } from '../npm-packages.mjs';
import { runProgram } from '../../../lib/keras-nyumon/command/run-program.mjs';

/** @param {string} root */
const folderOf = (root) => join(root, 'tests', 'prose');

/**
 * Installs what checks the lessons' Japanese. It is large (it holds a dictionary), and readers never need it: so it has
 * a folder and a lock file of its own.
 *
 * @type {import('../run-steps.mjs').Step}
 */
export const proseLinter = {
  name: 'prose-linter',
  ja: '文章の検査（textlint）',
  en: 'the linter for prose (textlint)',
  isThere: ({ root }) => packagesAreThere(folderOf(root)),
  async run({ root, env, npm = [] }) {
    const log = join(root, '.setup', 'logs', 'prose-linter.log');
    const command = [...npm, 'ci', '--include=dev', '--ignore-scripts', '--no-audit', '--no-fund'];
    const { code, lines } = await runProgram(command, { cwd: folderOf(root), env: npmVariables(env), log });
    if (code !== 0)
      throw failureOf({
        root,
        ja: '文章の検査に使うパッケージを入れられませんでした。',
        en: 'The packages that check the prose could not be installed.',
        lines,
        log,
      });
  },
};
