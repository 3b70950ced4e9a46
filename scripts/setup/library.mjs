import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { filesBelow, fingerprint } from './fingerprint.mjs';
import { Problem } from '../../lib/keras-nyumon/command/problem.mjs';
import { runProgram } from '../../lib/keras-nyumon/command/run-program.mjs';

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

/** The packages in lib/, by their folders. */
const PACKAGES = ['kernel', 'keras-nyumon', 'mnist-loader-ts'];

const settings = [
  'tsconfig.json',
  'lib/tsconfig.json',
  'lib/keras-nyumon/src/course/digit-pad/browser/tsconfig.json',
  ...PACKAGES.flatMap((name) => [`lib/${name}/tsconfig.json`, `lib/${name}/package.json`]),
];

/** @param {string} root */
const sources = (root) =>
  PACKAGES.flatMap((name) => filesBelow(join(root, 'lib', name, 'src'), { ending: '.ts' }));

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
  return PACKAGES.every((name) => {
    const [from, to] = [join(root, 'lib', name, 'src'), join(root, 'lib', name, 'dist')];
    return filesBelow(from, { ending: '.ts' }).every(
      (source) =>
        source.endsWith('.d.ts') || existsSync(join(to, relative(from, source).replace(/\.ts$/, '.js'))),
    );
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
