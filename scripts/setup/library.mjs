import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { filesBelow, fingerprint } from './fingerprint.mjs';
import { Problem } from './problem.mjs';
import { runProgram } from './run-program.mjs';

/**
 * Compiles the library: notebooks import it in its compiled form.
 *
 * @type {import('./run-steps.mjs').Step}
 */
export const library = {
  name: 'library',
  ja: 'ライブラリーのコンパイル',
  en: 'compiling the library',
  inputs: ({ root }) => ({
    sources: fingerprint(root, [...sources(root), ...settings]),
    compiler: compilerVersion(root),
  }),
  isThere: ({ root }) => isCompiled(root),
  async run({ root, env }) {
    const log = join(root, '.setup', 'logs', 'library.log');
    const compiler = [process.execPath, join('node_modules', 'typescript', 'bin', 'tsc'), '-b', 'lib'];
    let ended = await runProgram(compiler, { cwd: root, env, log });
    // The compiler does not notice when a file that it wrote has been deleted.
    if (ended.code === 0 && !isCompiled(root))
      ended = await runProgram([...compiler, '--force'], { cwd: root, env, log });
    if (ended.code !== 0 || !isCompiled(root)) throw notCompiled(ended.lines);
  },
};

const settings = [
  'tsconfig.json',
  'lib/tsconfig.json',
  'lib/digit-pad/browser/tsconfig.json',
  'lib/mnist-loader-ts/tsconfig.json',
  'lib/package.json',
];

/** @param {string} root */
const sources = (root) => filesBelow(join(root, 'lib'), { ending: '.ts', without: ['dist', 'node_modules'] });

/** @param {string} root */
function compilerVersion(root) {
  const file = join(root, 'node_modules', 'typescript', 'package.json');
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).version : null;
}

/**
 * Whether each source of the library has its compiled file, new or old.
 *
 * @param {string} root
 * @returns {boolean}
 */
export function isCompiled(root) {
  const loader = join(root, 'lib', 'mnist-loader-ts');
  return sources(root).every((source) => {
    if (source.endsWith('.d.ts')) return true;
    const inLoader = !relative(loader, source).startsWith('..');
    const [from, to] = inLoader ? [join(loader, 'src'), loader] : [join(root, 'lib'), join(root, 'lib')];
    return existsSync(join(to, 'dist', relative(from, source).replace(/\.ts$/, '.js')));
  });
}

/** @param {string[]} lines */
function notCompiled(lines) {
  const errors = lines.filter((line) => line.includes('error TS')).slice(0, 8);
  return new Problem({
    ja: `ライブラリー (lib/) をコンパイルできません。\n\n${errors.join('\n')}\n\nlib/ を書きかえたのでなければ、元に戻すと直ります。`,
    en: 'The library (lib/) does not compile. Unless you meant to change it, restore it.',
    next: ['git status lib', 'git checkout -- lib', 'npm start'],
  });
}
