import { runNode } from './run-node.mjs';

const CHECKS = {
  prettier: ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.'],
  eslint: ['node_modules/eslint/bin/eslint.js', '.'],
  'tsc -b': ['node_modules/typescript/bin/tsc', '-b'],
  imports: ['scripts/house/check-imports.mjs'],
};

/**
 * The checks that run nothing of ours: format, lint, types, which file imports which. Each counts as one test.
 *
 * @param {string} root
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<import('./outcome.mjs').Outcome[]>}
 */
export async function runStaticChecks(root, env) {
  const outcomes = [];
  for (const [name, command] of Object.entries(CHECKS)) {
    console.log(`\n▸ ${name}`);
    const { code, seconds } = await runNode(root, env, command);
    const failed = code === 0 ? 0 : 1;
    outcomes.push({ name, passed: 1 - failed, failed, skipped: [], seconds });
  }
  return outcomes;
}
