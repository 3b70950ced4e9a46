import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describeOnEachNode } from './each-node';

/** A folder with notebooks/ja, files above it, packages, and a workspace library that is a compiled package. */
const project = mkdtempSync(join(tmpdir(), 'language-'));
const notebooks = join(project, 'notebooks', 'ja');
const write = (path: string, text: string): void => {
  mkdirSync(dirname(join(project, path)), { recursive: true });
  writeFileSync(join(project, path), text);
};
const esModule = (name: string, exports: object, more = ''): void => {
  write(`node_modules/${name}/package.json`, JSON.stringify({ name, type: 'module', ...exports }));
  write(
    `node_modules/${name}/index.js`,
    `export const value = 'es'; export default () => 'default';\n${more}`,
  );
  write(
    `node_modules/${name}/index.d.ts`,
    'export declare const value: string; export default function f(): string;',
  );
};

beforeAll(() => {
  mkdirSync(notebooks, { recursive: true });
  write(
    'notebooks/ja/beside.ts',
    "import { above } from '../above';\nexport const beside: string = above + '!';\n",
  );
  write('notebooks/above.ts', "export const above: string = 'above';\n");
  write('top/index.ts', "export const top = 'top'; export async function later() { return top; }\n");
  esModule('only-import', { exports: { '.': { types: './index.d.ts', import: './index.js' } } });
  esModule('top-level-await', { exports: './index.js', types: './index.d.ts' }, 'await null;');
  write('node_modules/untyped/index.js', 'module.exports = { value: 5 };');
  write('library/package.json', JSON.stringify({ name: 'library', main: 'index.js', types: 'index.d.ts' }));
  symlinkSync(join(project, 'library'), join(project, 'node_modules', 'library'), 'junction');
});
afterAll(() => {
  rmSync(project, { recursive: true });
});

describeOnEachNode(
  'the language works',
  (kernel) => {
    test.each([
      ['await (Promise.resolve(1))', '1'],
      ['[await (Promise.resolve(1)), await Promise.resolve(2)]', '[ 1, 2 ]'],
      ['let sum = 0; for await (const x of [Promise.resolve(1), 2]) sum += x; sum', '3'],
      ['if (true) { await null; } "after"', "'after'"],
      ['const { a, ...rest } = { a: 1, b: 2, c: 3 }; [a, rest]', '[ 1, { b: 2, c: 3 } ]'],
      ['enum Colour { Red, Green } Colour.Green', '1'],
      ['const 変数 = 3; 変数 * 2', '6'],
      ['try { JSON.parse("{"); } catch (error) { error.name }\n"caught"', "'caught'"],
      [
        'for (const x of [1, 2]) { await null; }\nawait Promise.all([1, 2].map(async (x) => x * 2))',
        '[ 2, 4 ]',
      ],
    ])('%s', async (code, text) => {
      const { error, text: shown } = await kernel().execute(code);
      expect([error?.traceback, shown]).toEqual([undefined, text]);
    });

    test('cells are checked strictly', async () => {
      expect((await kernel().execute('function f(x) { return x; }')).error?.evalue).toMatch(
        /implicitly has an 'any'/,
      );
      expect(
        (await kernel().execute('const m = new Map<string, string>(); m.get("a").length')).error?.evalue,
      ).toMatch(/possibly 'undefined'/);
    });

    test('files beside the notebook and above it', async () => {
      expect((await kernel().execute("import { beside } from './beside'; beside.toUpperCase()")).text).toBe(
        "'ABOVE!'",
      );
      expect(
        (await kernel().execute("import { top, later } from '../../top'; [top, await later()]")).text,
      ).toBe("[ 'top', 'top' ]");
      expect((await kernel().execute("(await import('./beside')).beside")).text).toBe("'above!'");
      expect(
        (await kernel().execute("import { beside as b2 } from './beside'; b2.nope")).error?.evalue,
      ).toMatch(/nope/);
    });

    test('an edited file takes effect on the next run, and so does one that was missing', async () => {
      const code = "import { edited } from './edited'; edited";
      rmSync(join(notebooks, 'edited.ts'), { force: true });
      expect((await kernel().execute(code)).error?.evalue).toMatch(/Cannot find module/);
      writeFileSync(join(notebooks, 'edited.ts'), 'export const edited = 1;');
      expect((await kernel().execute(code)).text).toBe('1');
      writeFileSync(join(notebooks, 'edited.ts'), "export const edited = 'two';");
      expect((await kernel().execute(code)).text).toBe("'two'");
      expect((await kernel().execute('edited.length')).text).toBe('3');
    });

    test('a file that an imported file imports, edited', async () => {
      const code = "import { deep } from './outer'; deep";
      writeFileSync(join(notebooks, 'inner.ts'), 'export const inner = 1;');
      writeFileSync(
        join(notebooks, 'outer.ts'),
        "import { inner } from './inner'; export const deep = inner;",
      );
      expect((await kernel().execute(code)).text).toBe('1');
      writeFileSync(join(notebooks, 'inner.ts'), 'export const inner = 22;');
      expect((await kernel().execute(code)).text).toBe('22');
    });

    test('a workspace package, rebuilt, takes effect on the next run, with its types', async () => {
      const build = (value: string, type: string): void => {
        write('library/part.js', `exports.value = ${value};`);
        write('library/index.js', "exports.value = require('./part').value;");
        write('library/index.d.ts', `export declare const value: ${type};`);
      };
      const code = "import { value } from 'library'; value";
      build('1', 'number');
      expect((await kernel().execute(code)).text).toBe('1');
      build("'rebuilt'", 'string');
      expect((await kernel().execute(code)).text).toBe("'rebuilt'");
      expect((await kernel().execute('value.length')).text).toBe('7');
    });

    test('packages that are ES modules only, by import and by import()', async () => {
      expect((await kernel().execute("import f1, { value as v1 } from 'only-import'; [f1(), v1]")).text).toBe(
        "[ 'default', 'es' ]",
      );
      expect(
        (await kernel().execute("import f2, { value as v2 } from 'top-level-await'; [f2(), v2]")).text,
      ).toBe("[ 'default', 'es' ]");
      expect((await kernel().execute("(await import('only-import')).value")).text).toBe("'es'");
      expect((await kernel().execute("(await import('node:path')).sep.length")).text).toBe('1');
    });

    test('packages without types', async () => {
      expect((await kernel().execute("import untyped from 'untyped'; untyped.value")).text).toBe('5');
    });

    test('the library, from a folder that does not even have it installed', async () => {
      expect(
        (await kernel().execute("import { toCategorical } from 'keras-nyumon'; typeof toCategorical")).text,
      ).toBe("'function'");
    }, 30_000);

    test("inspection shows the documentation of Node.js's and TypeScript's own functions", async () => {
      const inspect = async (code: string): Promise<string | undefined> =>
        (await kernel().ask('inspect_request', { code, cursor_pos: code.length, detail_level: 0 })).data?.[
          'text/plain'
        ];
      expect(await inspect('Math.sqrt')).toContain('Returns the square root of a number.');
      await kernel().execute("import { readFileSync } from 'node:fs';");
      expect(await inspect('readFileSync')).toContain('Returns the contents of the `path`.');
      expect(await inspect('[1].map')).toContain('Calls a defined callback function');
    });

    test('completion and inspection know the variables', async () => {
      await kernel().execute('/** How fast it learns. */\nconst learningRate = 0.1;');
      const completion = await kernel().ask('complete_request', { code: 'learningR', cursor_pos: 9 });
      expect(completion).toMatchObject({ matches: ['learningRate'], cursor_start: 0, cursor_end: 9 });
      const inspection = await kernel().ask('inspect_request', {
        code: 'learningRate',
        cursor_pos: 3,
        detail_level: 0,
      });
      expect(inspection.data?.['text/plain']).toContain('const learningRate: 0.1');
      expect(inspection.data?.['text/plain']).toContain('How fast it learns.');
    });
  },
  { cwd: notebooks },
);
