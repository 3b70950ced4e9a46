import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { failureOf } from './failure.mjs';
import { npmVariables } from '../../lib/keras-nyumon/command/npm-command.mjs';
import { runProgram } from '../../lib/keras-nyumon/command/run-program.mjs';

/**
 * A package as a lock file describes it.
 *
 * @typedef {{ version?: string, integrity?: string, link?: boolean, optional?: boolean, os?: string[], cpu?: string[] }} Locked
 */

/**
 * Installs the npm packages of the lock file. npm writes node_modules/.package-lock.json last of all, so what that file
 * says is really there, whoever installed it: when it agrees with ours there is nothing to do.
 *
 * @type {import('./run-steps.mjs').Step}
 */
export const npmPackages = {
  name: 'npm-packages',
  ja: 'npm のパッケージ',
  en: 'npm packages',
  isThere: ({ root }) => packagesAreThere(root),
  async run({ root, env, npm = [] }, progress) {
    const total = packagesForThisMachine(root);
    let fetched = 0;
    const log = join(root, '.setup', 'logs', 'npm.log');
    // The development tools are needed too: the library is compiled here. Scripts are off in .npmrc.
    const command = [...npm, 'ci', '--include=dev', '--loglevel=http', '--no-audit', '--no-fund'];
    const { code, lines } = await runProgram(command, {
      cwd: root,
      env: npmVariables(env),
      log,
      onLine(line) {
        if (/\.tgz\b/.test(line)) progress.update(Math.min(++fetched, total), total, `${fetched} / ${total}`);
      },
    });
    if (code !== 0 || !packagesAreThere(root))
      throw failureOf({
        root,
        ja: 'npm のパッケージを入れられませんでした。',
        en: 'The npm packages could not be installed.',
        lines: lines.filter((line) => !line.startsWith('npm http')),
        log,
      });
  },
};

/**
 * Whether node_modules holds what the lock file asks for.
 *
 * @param {string} root
 * @returns {boolean}
 */
export function packagesAreThere(root) {
  const installed = packagesOf(join(root, 'node_modules', '.package-lock.json'));
  const wanted = packagesOf(join(root, 'package-lock.json'));
  if (!installed || !wanted) return false;
  return Object.entries(wanted).every(([path, entry]) => {
    if (!path.includes('node_modules/')) return true;
    const there = installed[path];
    if (!there) return entry.optional === true;
    if (there.version !== entry.version || there.integrity !== entry.integrity) return false;
    return existsSync(join(root, path, 'package.json'));
  });
}

/** @param {string} root */
function packagesForThisMachine(root) {
  /** @param {string[] | undefined} list @param {string} mine */
  const fits = (list, mine) =>
    !list || list.includes(mine) || (list[0]?.startsWith('!') && !list.includes(`!${mine}`));
  return Object.entries(packagesOf(join(root, 'package-lock.json')) ?? {}).filter(
    ([path, { link, os, cpu }]) =>
      path.includes('node_modules/') && !link && fits(os, process.platform) && fits(cpu, process.arch),
  ).length;
}

/** @param {string} lockFile @returns {Record<string, Locked> | null} */
function packagesOf(lockFile) {
  try {
    return JSON.parse(readFileSync(lockFile, 'utf8')).packages;
  } catch {
    return null;
  }
}
