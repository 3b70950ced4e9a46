// The lessons' prose: Japanese as textlint's rules and our list of terms want it, and links that lead somewhere.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { readNotebook } from '../notebooks/notebook';
import { repository } from '../notebooks/trial-folder';

interface Finding {
  name: string;
  rule: string;
  message: string;
  text: string;
}

const notebooks = ['ja', 'en'].flatMap((language) =>
  readdirSync(path.join(repository, 'notebooks', language))
    .filter((file) => file.endsWith('.ipynb'))
    .map((file) => `${language}/${file}`),
);

test('a term written otherwise, and a sentence in another style, are found', () => {
  const found = lint({ trial: '# 題\n\nパラメータを決めます。\n\nこれは重みである。\n\n最後の文です。\n' });
  expect(found.map(({ message }) => message)).toEqual([
    'パラメータ => パラメーター',
    expect.stringContaining('である'),
  ]);
});

test('the lessons are written by the rules', () => {
  const lessons = notebooks.filter((name) => name.startsWith('ja/') && !name.endsWith('.solution.ipynb'));
  const texts = lessons.map((name) => [name, prose(name).join('\n\n')]);
  expect(lint(Object.fromEntries(texts) as Record<string, string>)).toEqual([]);
}, 120_000);

test.each(notebooks)('%s: links within the course lead to a file', (name) => {
  const folder = path.join(repository, 'notebooks', path.dirname(name));
  const links = prose(name).flatMap((text) => [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link]) => link));
  const broken = links
    .filter((link) => !/^(https:|#)/.test(link))
    .filter((link) => !existsSync(path.join(folder, decodeURI(link.split('#')[0]))));
  expect(broken).toEqual([]);
});

test.each(notebooks)('%s: no asterisks are left where words should be bold', (name) => {
  expect(prose(name).flatMap((text) => text.split('\n').filter(isBoldLost))).toEqual([]);
});

/**
 * In Japanese, Markdown takes the asterisks of `これを**過学習(overfitting)**といいます` for text: a letter stands on the
 * outer side of them, and a bracket on the inner one.
 */
function isBoldLost(line: string): boolean {
  const parts = line.replace(/`[^`]*`/g, 'code').split('**');
  return parts.some(
    (bold, i) =>
      i % 2 === 1 &&
      ((/\p{L}$/u.test(parts[i - 1]) && /^\p{P}/u.test(bold)) ||
        (/\p{P}$/u.test(bold) && /^\p{L}/u.test(parts[i + 1] ?? ''))),
  );
}

/** The Markdown cells of a notebook. */
const prose = (name: string): string[] =>
  readNotebook(name)
    .cells.filter(({ cell_type }) => cell_type === 'markdown')
    .map(({ source }) => [source].flat().join(''));

/** textlint is an ES module with a dictionary of its own: a process runs it. */
function lint(texts: Record<string, string>): Finding[] {
  const { stdout, stderr } = spawnSync(process.execPath, [path.join(__dirname, 'lint.mjs')], {
    input: JSON.stringify(texts),
    encoding: 'utf8',
  });
  if (!stdout) throw new Error(stderr);
  return JSON.parse(stdout) as Finding[];
}
