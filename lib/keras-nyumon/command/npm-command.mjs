import { existsSync, realpathSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { Problem } from './problem.mjs';

/**
 * The command that runs npm with this very Node, without a shell (on Windows npm itself is a shell script).
 *
 * @param {NodeJS.ProcessEnv} env
 * @param {string} [node]
 * @returns {string[]} program and first arguments
 * @throws Problem when there is no npm
 */
export function npmCommand(env, node = process.execPath) {
  // npm tells where it is to what it runs; other package managers use the same variable.
  const told = env['npm_execpath'];
  const files = [
    ...(told?.endsWith('npm-cli.js') ? [told] : []),
    join(dirname(node), 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    join(dirname(node), '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    ...onPath(env),
  ];
  const found = files.find((file) => existsSync(file));
  if (found) return [node, found];
  throw new Problem({
    ja: 'npm が見つかりません。Node.js と一緒に入るものを使ってください。',
    en: 'npm was not found. It comes with Node.js.',
    next: process.platform === 'linux' ? ['sudo apt install npm    # Debian, Ubuntu'] : [],
  });
}

/**
 * Where `npm` on PATH leads to, when that is npm's JavaScript.
 *
 * @param {NodeJS.ProcessEnv} env
 */
function onPath(env) {
  return (env['PATH'] ?? '').split(delimiter).flatMap((folder) => {
    const link = join(folder, 'npm');
    if (!existsSync(link)) return [];
    const file = realpathSync(link);
    return file.endsWith('npm-cli.js') ? [file] : [];
  });
}

/**
 * The variables for an npm that we start inside a command of npm's: what the outer npm says of itself is left out.
 *
 * @param {NodeJS.ProcessEnv} env
 * @returns {NodeJS.ProcessEnv}
 */
export function npmVariables(env) {
  const kept = Object.entries(env).filter(
    ([name]) => !/^npm_(package|lifecycle|command|config_local_prefix)/.test(name),
  );
  return Object.fromEntries(kept);
}
