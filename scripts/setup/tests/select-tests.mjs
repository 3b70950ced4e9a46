import { existsSync, readdirSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { filesBelow } from '../fingerprint.mjs';
import { Problem } from '../../../lib/keras-nyumon/command/problem.mjs';

/** The packages in lib/ by their folders, and where their tests are. */
const TESTS_OF = {
  'lib/keras-nyumon/src': 'tests/keras-nyumon',
  'lib/mnist-loader-ts/src': 'tests/mnist-loader-ts',
  'lib/kernel/src': 'tests/kernel',
};

/**
 * The test files that a reader asks for: `losses` and `keras-nyumon/train` are folders of tests/, `early-stopping` may
 * be a file in any of them. Where no test has the name, but a source in lib/ has (`conv2d`), its folder's tests are
 * meant: tests/ mirrors lib/.
 *
 * @param {string} root
 * @param {string[]} words  none: all tests
 * @returns {string[]} paths below root, with slashes
 * @throws Problem when a word names nothing
 */
export function selectTests(root, words) {
  const tests = testFiles(root);
  if (words.length === 0) return tests;
  return [...new Set(words.flatMap((word) => selectOne(root, tests, word)))];
}

/** @param {string} root @param {string[]} tests @param {string} word */
function selectOne(root, tests, word) {
  const name = word
    .replaceAll('\\', '/')
    .replace(/^(\.\/)?tests\/|\/$/g, '')
    .replace(/(\.test)?\.ts$/, '');
  const inFolder = tests.filter((file) => `/${dirname(file)}/`.includes(`/${name}/`));
  if (inFolder.length) return inFolder;
  const ofFile = tests.filter((file) => file.endsWith(`/${name}.test.ts`));
  if (ofFile.length) return ofFile;
  const ofSource = testsOfSource(root, tests, name);
  if (ofSource.length) return ofSource;
  throw noSuchTests(word, name, tests);
}

/**
 * The tests in the folder that mirrors a source's, or in the nearest one above it that has any.
 *
 * @param {string} root @param {string[]} tests @param {string} name
 */
function testsOfSource(root, tests, name) {
  for (const [sources, mirror] of Object.entries(TESTS_OF)) {
    const source = filesBelow(join(root, sources), { ending: '.ts' })
      .map((file) => slashes(relative(join(root, sources), file)))
      .find((file) => `/${file}`.endsWith(`/${name}.ts`) || `/${dirname(file)}`.endsWith(`/${name}`));
    if (!source) continue;
    let folder = dirname(source);
    while (folder !== '.' && !existsSync(join(root, mirror, folder))) folder = dirname(folder);
    return tests.filter((file) => file.startsWith(folder === '.' ? `${mirror}/` : `${mirror}/${folder}/`));
  }
  return [];
}

/** @param {string} root */
const testFiles = (root) =>
  readdirSync(join(root, 'tests'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'node_modules')
    .flatMap((entry) =>
      filesBelow(join(root, 'tests', entry.name), { ending: '.test.ts', without: ['node_modules'] }),
    )
    .map((file) => slashes(relative(root, file)))
    .sort();

/** @param {string} path */
const slashes = (path) => path.split(sep).join('/');

/** @param {string} word @param {string} name @param {string[]} tests */
function noSuchTests(word, name, tests) {
  // tests/keras-nyumon/losses/losses.test.ts lies in keras-nyumon, and there in losses.
  const folders = [...new Set(tests.flatMap((file) => dirname(file).split('/').slice(1, 3)))];
  const files = tests.map((file) => file.replace(/.*\/|\.test\.ts$/g, ''));
  const start = name.replace(/.*\//, '').slice(0, 4).toLowerCase();
  const near = [...new Set([...folders, ...files])].filter((each) => each.toLowerCase().includes(start));
  const list = (near.length ? near : folders).join(', ');
  return new Problem({
    ja: `tests/ に '${word}' というフォルダーやファイルのテストはありません。${near.length ? '近い名前' : 'フォルダー'}は ${list} です。`,
    en: `There are no tests in a folder or a file '${word}' of tests/. ${near.length ? 'Names near it' : 'Its folders'}: ${list}.`,
    next: [`npm test -- ${near[0] ?? folders[0]}`],
  });
}
