import { describeOnEachNode } from './each-node';

describeOnEachNode('state survives', (kernel) => {
  test('a failed cell keeps what it declared up to where it got, with its types', async () => {
    await kernel().execute("let replaced = 1; const untouched = 'old';");
    await kernel().execute(`
      import { sep } from 'node:path';
      interface Point { x: number }
      function make(): Point { return { x: 5 }; }
      const point: Point = make();
      let replaced = 'new';
      throw new Error('here');
      let untouched = 2;
      let nowhere = 3;`);
    expect(
      (await kernel().execute('const p: Point = point; [p.x, replaced.toUpperCase(), untouched, sep.length]'))
        .text,
    ).toBe("[ 5, 'NEW', 'old', 1 ]");
    expect((await kernel().execute('untouched.length')).text).toBe('3');
    expect((await kernel().execute('nowhere')).error?.evalue).toMatch(/Cannot find name 'nowhere'/);
    expect((await kernel().execute('point.y')).error?.evalue).toMatch(/'y' does not exist on type 'Point'/);
  });

  test('so does one that was stopped', async () => {
    const id = kernel().start(
      'const reached = [1, 2]; let count = 0; for (;;) count++; const unreached = 1;',
      {},
    );
    await new Promise((resolve) => setTimeout(resolve, 500));
    kernel().interrupt();
    await kernel().finished(id);
    expect((await kernel().execute('reached.map((x) => x * 2)')).text).toBe('[ 2, 4 ]');
    expect((await kernel().execute('count > 0')).text).toBe('true');
    expect((await kernel().execute('unreached')).error?.ename).toBe('CompileError');
  }, 20_000);

  test('a cell that does not compile changes nothing', async () => {
    await kernel().execute('let steady = 1');
    await kernel().execute("let steady = 'x'; const wrong: number = 'x'");
    expect((await kernel().execute('steady + 1')).text).toBe('2');
  });

  test('the same cell can be run again and again', async () => {
    for (let i = 0; i < 4; i++) {
      const { error, text } = await kernel().execute('const again: number = 1; let more = again + 1; more');
      expect([error?.traceback, text]).toEqual([undefined, '2']);
    }
    for (let i = 0; i < 3; i++)
      expect((await kernel().execute("let broken = 1; throw new Error('x')")).error?.ename).toBe('Error');
    expect((await kernel().execute('broken + more')).text).toBe('3');
  });

  test('variables keep their values and types over cells, and can be declared anew', async () => {
    await kernel().execute('const a = 1; class Dog { bark() { return "wan"; } }');
    await kernel().execute("const a = 'text'; const dog = new Dog();");
    expect((await kernel().execute('a.length + dog.bark().length')).text).toBe('7');
  });
});
