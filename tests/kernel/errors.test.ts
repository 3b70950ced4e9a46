import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeOnEachNode, describeOnThisNode } from './each-node';

describeOnEachNode('errors are readable', (kernel) => {
  test('name, message, the right line and its text, and nothing of the kernel', async () => {
    const { error, reply, stderr } = await kernel().execute(
      [
        '// a comment',
        'type T = { a: number };',
        'function f(x: any) {',
        '  return x.a.b;',
        '}',
        'f({});',
      ].join('\n'),
    );
    expect(error?.ename).toBe('TypeError');
    expect(error?.evalue).toBe("Cannot read properties of undefined (reading 'b')");
    expect(error?.traceback).toMatch(/line 4\n {2}4 \| {3}return x\.a\.b;\n {4}\| {14}~/);
    expect(error?.traceback).toMatch(/line 6$/m);
    expect(error?.traceback).not.toMatch(/node_modules|node:|kernel/);
    expect([reply.ename, reply.evalue]).toEqual([error?.ename, error?.evalue]);
    expect(stderr).toBe('');
  });

  test('the line is right after an await too, and in a function of an earlier cell', async () => {
    const count = (
      await kernel().execute('\n\nasync function late() {\n  await null;\n  throw new RangeError("late");\n}')
    ).reply.execution_count;
    const { error } = await kernel().execute('\nawait late();');
    expect(error?.traceback).toContain(
      `In [${count}] 5 行目 / line 5\n  5 |   throw new RangeError("late");`,
    );
    expect(error?.traceback).toMatch(/line 2$/m);
  });

  test('a type error shows the line with the place underlined', async () => {
    const { error } = await kernel().execute('const n = 1;\nconst s: string = n;');
    expect(error?.ename).toBe('CompileError');
    expect(error?.evalue).toBe("Type 'number' is not assignable to type 'string'. (TS2322)");
    expect(error?.traceback).toContain('line 2\n  2 | const s: string = n;\n    |       ~\n');
  });

  test('below Japanese text the mark is twice as wide', async () => {
    const { error } = await kernel().execute("const 文 = 'あ'; 文.foo;");
    expect(error?.traceback).toContain("  1 | const 文 = 'あ'; 文.foo;\n    |       　    　   　 ~~~");
  });

  test('something that is missing at the end is shown at the end', async () => {
    const { error } = await kernel().execute('const x = (1 +');
    expect(error?.traceback).toContain('  1 | const x = (1 +\n    |               ~');
  });

  test('a hint, in both languages', async () => {
    const { error } = await kernel().execute('const learningRate = 1; learningrate');
    expect(error?.traceback.split('\n').slice(-2)).toEqual([
      '💡 learningrate は見つかりません。learningRate の書き間違いではありませんか。',
      '   There is no learningrate. Did you mean learningRate?',
    ]);
  });

  test('an error in the library points to its TypeScript line', async () => {
    const { error } = await kernel().execute(
      "import { toCategorical } from 'keras-nyumon'; toCategorical([-1], 3)",
    );
    expect(error?.traceback).toMatch(/lib\/[\w/-]+\.ts:\d+:\d+\n/);
    expect(error?.traceback).toMatch(/In \[\d+\] 1 行目/);
  }, 30_000);

  test('an error in a file beside the notebook points to its line', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'errors-'));
    writeFileSync(
      join(folder, 'mine.ts'),
      'interface T { a: number }\n\nexport function fail(t: T): never {\n  throw new Error(String(t.a));\n}\n',
    );
    const { error } = await kernel().execute(
      `import { fail } from '${join(folder, 'mine')}'; fail({ a: 1 })`,
    );
    expect(error?.evalue).toBe('1');
    expect(error?.traceback).toContain('mine.ts:4');
    expect(error?.traceback).toContain('  4 |   throw new Error(String(t.a));');
    rmSync(folder, { recursive: true });
  });

  test('an error nobody waits for is printed in its cell and ends nothing', async () => {
    const { stderr, reply } = await kernel().execute("void Promise.reject(new Error('dropped')); 1");
    expect(reply.status).toBe('ok');
    expect(stderr).toMatch(/Error.*: dropped/);
    const later = await kernel().execute("setTimeout(() => { throw new Error('later') }, 50); undefined");
    await kernel().execute('await new Promise((done) => setTimeout(done, 150))');
    expect((await kernel().finished(later.id)).stderr).toMatch(/Error.*: later/);
  });

  test('what is thrown need not be an error', async () => {
    const { error } = await kernel().execute("throw 'just text'");
    expect(error?.evalue).toBe('just text');
  });
});

describeOnThisNode('the commonest mistakes', (kernel) => {
  test.each([
    ['a forgotten await', "import { readFile } from 'node:fs/promises'; readFile('x').length", /await/],
    ['a forgotten await at run time', 'async function f() { return [1] } (f() as any)[0].x', /await/],
    ['an undefined variable', 'nowhere + 1', /There is no nowhere yet/],
    ['a forgotten import', 'tf.tensor([1])', /Run import \* as tf/],
    ['a misspelt name', 'const learningRate = 1; learningrate', /Did you mean learningRate/],
    ['a misspelt property', '"x".lenght', /Did you mean length/],
    ['a misspelt import', "import { mnistCnnn } from 'keras-nyumon'", /Did you mean mnistCnn/],
    ['a missing package', "import x from 'no-such-package'", /npm install no-such-package/],
    ['a missing file', "import x from './nowhere'", /folder of the notebook/],
    [
      'the wrong shape for a layer',
      `import * as tf from '@tensorflow/tfjs';
       const m = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [3] })] });
       m.predict(tf.zeros([2, 4]))`,
      /Wanted: \[.*3\], given: \[.*4\]/,
    ],
    [
      'shapes that do not multiply',
      "import * as tf2 from '@tensorflow/tfjs'; tf2.matMul(tf2.zeros([2, 3]), tf2.zeros([4, 5]))",
      /3 and 4/,
    ],
    ['a missing bracket', 'console.log((1)', /bracket/],
  ])('a hint for %s, in both languages', async (_, code, hint) => {
    const { error } = await kernel().execute(code);
    const [japanese, english] = (error?.traceback ?? '').split('\n').slice(-2);
    expect(japanese).toMatch(/^💡 .*[ぁ-ん]/);
    expect(english).toMatch(hint);
  });
});
