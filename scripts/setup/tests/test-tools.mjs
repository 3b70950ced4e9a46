import { join } from 'node:path';
import { npmVariables } from '../../../lib/keras-nyumon/command/npm-command.mjs';
import { runProgram } from '../../../lib/keras-nyumon/command/run-program.mjs';
import { failureOf } from '../failure.mjs';
import { packagesAreThere } from '../npm-packages.mjs';

/**
 * Installs the tools of one folder of tests. They are large (one holds a dictionary), and readers never need them: so
 * they have a lock file of their own.
 *
 * @param {string} name  of the folder in tests/
 * @param {string} ja    what the tools are
 * @param {string} en
 * @returns {import('../run-steps.mjs').Step}
 */
const toolsOf = (name, ja, en) => ({
  name: `tools-${name}`,
  ja,
  en,
  isThere: ({ root }) => packagesAreThere(join(root, 'tests', name)),
  async run({ root, env, npm = [] }) {
    const log = join(root, '.setup', 'logs', `tools-${name}.log`);
    const command = [...npm, 'ci', '--include=dev', '--ignore-scripts', '--no-audit', '--no-fund'];
    const cwd = join(root, 'tests', name);
    const { code, lines } = await runProgram(command, { cwd, env: npmVariables(env), log });
    if (code !== 0)
      throw failureOf({
        root,
        ja: `${ja}を入れられませんでした。`,
        en: `These could not be installed: ${en}.`,
        lines,
        log,
      });
  },
});

/** The tools of tests, by their folders in tests/. */
export const testTools = {
  docs: toolsOf(
    'docs',
    '文章と図の検査(textlint、Mermaid)',
    'what checks prose and drawings (textlint, Mermaid)',
  ),
  packages: toolsOf(
    'packages',
    'パッケージの検査(publint など)',
    'what checks packages (publint and others)',
  ),
};
