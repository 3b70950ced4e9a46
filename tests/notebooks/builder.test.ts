import { spawnSync } from 'node:child_process';
import { inNode } from './in-node';
import { jupyterPython, jupyterVariables } from './jupyter-python';
import type { Notebook } from './notebook';

const LESSON = `// %% [markdown] ja title
// # 題
//
// 文です。
// %% [markdown] en title
// # Title
//
// A sentence.

// %% first
const a = 1; // %% is no heading here

console.log(a);

// %% last
a
`;

interface ReadCell {
  name: string;
  kind: string;
  source: string;
  line: number;
}

const builder = {
  readLesson: 'scripts/notebooks/read-lesson.mjs',
  buildNotebook: 'scripts/notebooks/build-notebook.mjs',
};
const WITH_EXERCISE = `// %% sum
const a = 1;
// >>> exercise
// blank: const b = undefined;
// blank: const c = undefined;
// ja: 足します。
// en: Add.
const b = a + 1;
const c = b + 1;
// <<<
await check('99-sum', c);
`;
const codeOf = (language: 'ja' | 'en', exercises: 'blanks' | 'solutions') =>
  JSON.parse(
    inNode(
      builder,
      `JSON.parse(buildNotebook(readLesson(${JSON.stringify(WITH_EXERCISE)}, 'lesson.ts'), '${language}', '${exercises}')).cells[0].source.join('')`,
    ).stdout,
  ) as string;

describe('an exercise', () => {
  test('is a hint in the language of the notebook and blanks, in the lesson', () => {
    expect(codeOf('ja', 'blanks')).toBe(
      "const a = 1;\n// ヒント: 足します。\nconst b = undefined;\nconst c = undefined;\nawait check('99-sum', c);",
    );
    expect(codeOf('en', 'blanks')).toContain('\n// Hint: Add.\n');
  });

  test('is the answer alone, in the solution', () => {
    expect(codeOf('ja', 'solutions')).toBe(
      "const a = 1;\nconst b = a + 1;\nconst c = b + 1;\nawait check('99-sum', c);",
    );
    expect(codeOf('en', 'solutions')).toBe(codeOf('ja', 'solutions'));
  });
});
const read = (text: string) => inNode(builder, `readLesson(${JSON.stringify(text)}, 'lesson.ts')`);
const cellsOf = (text: string) => JSON.parse(read(text).stdout) as ReadCell[];
const build = (text: string, language: 'ja' | 'en') =>
  JSON.parse(
    inNode(builder, `buildNotebook(readLesson(${JSON.stringify(text)}, 'lesson.ts'), '${language}')`).stdout,
  ) as string;

describe('a lesson is read', () => {
  test('into cells with names, kinds and the lines where they begin', () => {
    expect(cellsOf(LESSON).map(({ name, kind, line }) => [name, kind, line])).toEqual([
      ['title', 'ja', 1],
      ['title', 'en', 5],
      ['first', 'code', 10],
      ['last', 'code', 15],
    ]);
  });

  test('prose without its comment signs, code as it stands, without blank lines around it', () => {
    expect(cellsOf(LESSON).map(({ source }) => source)).toEqual([
      '# 題\n\n文です。',
      '# Title\n\nA sentence.',
      'const a = 1; // %% is no heading here\n\nconsole.log(a);',
      'a',
    ]);
  });
});

describe('a broken lesson is refused, with the line and both languages:', () => {
  test.each([
    [
      'a cell without a name',
      '// %%\nlet a',
      /^lesson\.ts:1: .*読めません.*\nlesson\.ts:1: expected \/\/ %% name/,
    ],
    ['a name with capitals', '// %% ok\n1\n// %% Load Data\n2', /^lesson\.ts:3: .*\nlesson\.ts:3: expected/],
    [
      'a third language',
      '// %% [markdown] fr texte\n// Bonjour',
      /^lesson\.ts:1: .*\nlesson\.ts:1: expected/,
    ],
    [
      'code before the first cell',
      '\nlet a = 1;\n// %% b\n',
      /^lesson\.ts:2: .*\nlesson\.ts:2: .*before the first cell/,
    ],
    [
      'prose that is no comment',
      '// %% [markdown] ja t\n// 一\nlet a;',
      /^lesson\.ts:3: .*\nlesson\.ts:3: .*begin with \/\//,
    ],
    [
      'a name that stands twice',
      '// %% a\n1\n// %% a\n2',
      /^lesson\.ts:3: .*「a」.*\nlesson\.ts:3: .*'a' is used twice/,
    ],
    [
      'a name that prose and code share',
      '// %% a\n1\n// %% [markdown] ja a\n// 一\n// %% [markdown] en a\n// one',
      /'a' is used twice/,
    ],
    [
      'prose in one language only',
      '// %% [markdown] ja only\n// 一',
      /「only」.*\n.*'only' lacks one language/,
    ],
    ['English prose alone', '// %% [markdown] en only\n// one', /'only' lacks one language/],
    [
      'prose in another order',
      ['ja a', 'ja b', 'en b', 'en a'].map((name) => `// %% [markdown] ${name}\n// .`).join('\n'),
      /'a' lacks one language or stands elsewhere/,
    ],
    [
      'an exercise without an end',
      '// %% a\n1\n// %% b\n// >>> exercise\n// blank: let x;\nlet x = 1;',
      /^lesson\.ts:3: .*はさんで.*\n.*an exercise stands between/,
    ],
    [
      'an exercise without a hint in English',
      '// %% b\n// >>> exercise\n// blank: let x;\n// ja: 一\nlet x = 1;\n// <<<',
      /^lesson\.ts:1: .*\n.*an exercise needs/,
    ],
  ])('%s', (_what, text, message) => {
    const { status, stderr } = read(text);
    expect(stderr).toMatch(message);
    expect(status).toBe(1);
  });
});

describe('a notebook is built', () => {
  test('with the prose of one language and all of the code, in order', () => {
    for (const [language, title] of [
      ['ja', '# 題\n\n文です。'] as const,
      ['en', '# Title\n\nA sentence.'] as const,
    ]) {
      const { cells } = JSON.parse(build(LESSON, language)) as Notebook;
      expect(cells.map(({ id, cell_type }) => `${cell_type} ${id}`)).toEqual([
        'markdown title',
        'code first',
        'code last',
      ]);
      expect([cells[0].source].flat().join('')).toBe(title);
      expect([cells[1].source].flat().join('')).toBe(
        'const a = 1; // %% is no heading here\n\nconsole.log(a);',
      );
    }
  });

  test('as Jupyter itself would write it', () => {
    const text = build(LESSON, 'ja');
    const program =
      'import nbformat, sys; nb = nbformat.reads(sys.stdin.read(), 4); nbformat.validate(nb); print(nbformat.writes(nb))';
    const { stdout, stderr } = spawnSync(jupyterPython, ['-c', program], {
      input: text,
      encoding: 'utf8',
      env: jupyterVariables(),
    });
    expect(stderr).toBe('');
    expect(stdout.replaceAll('\r\n', '\n')).toBe(text);
  });
});
