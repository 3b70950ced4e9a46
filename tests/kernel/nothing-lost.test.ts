import { describeOnEachNode } from './each-node';
import { startKernel } from './kernel-client';

describeOnEachNode('nothing is lost', (kernel, node) => {
  test('100,000 lines arrive, in order, in few messages', async () => {
    const { stdout, messages } = await kernel().execute('for (let i = 0; i < 100_000; i++) console.log(i)');
    expect(stdout).toBe(Array.from({ length: 100_000 }, (_, i) => `${i}\n`).join(''));
    expect(messages.length).toBeLessThan(200);
  }, 60_000);

  test('100 cells of 60 lines each arrive, each ends, and each line is in its own cell', async () => {
    const ids = Array.from({ length: 100 }, (_, i) =>
      kernel().start(`for (let line = 0; line < 60; line++) console.log(${i}, line)`),
    );
    for (const [i, id] of ids.entries()) {
      const { stdout } = await kernel().finished(id);
      expect(stdout).toBe(Array.from({ length: 60 }, (_, line) => `${i} ${line}\n`).join(''));
    }
  }, 60_000);

  test('1,000 display updates in one loop arrive, in order', async () => {
    const { messages } = await kernel().execute(`
      import { newDisplay } from 'tslab';
      const bar = newDisplay();
      for (let i = 0; i < 1000; i++) bar.html('<b>' + i + '</b>');`);
    const shown = messages.filter(({ header }) => /display_data$/.test(header.msg_type));
    expect(shown.map(({ content }) => content.data?.['text/html'])).toEqual(
      Array.from({ length: 1000 }, (_, i) => `<b>${i}</b>`),
    );
    expect(shown.map(({ header }) => header.msg_type)).toEqual([
      'display_data',
      ...Array<string>(999).fill('update_display_data'),
    ]);
    expect(new Set(shown.map(({ content }) => content.transient?.display_id)).size).toBe(1);
  }, 30_000);

  test("what the library shows goes to the cell that opened it, also from a loop that doesn't pause", async () => {
    const { messages, id } = await kernel().execute(`
      import { notebookDisplay } from 'keras-nyumon/notebook';
      const show = notebookDisplay()!({ 'text/plain': 'first' });
      setTimeout(() => show({ 'text/plain': 'late' }), 300);
      const until = Date.now() + 50; while (Date.now() < until);
      show({ 'text/plain': 'second' });`);
    await kernel().execute('await new Promise((done) => setTimeout(done, 500))');
    const shown = kernel().iopub.filter(
      ({ header, parent_header }) => parent_header.msg_id === id && header.msg_type.endsWith('display_data'),
    );
    expect(messages.length).toBeGreaterThan(0);
    expect(shown.map(({ content }) => content.data?.['text/plain'])).toEqual(['first', 'second', 'late']);
  }, 30_000);

  test('output of timers and promises of an earlier cell goes to that cell', async () => {
    const early = await kernel().execute(`
      setTimeout(() => console.log('timer'), 300);
      (async () => { await new Promise((done) => setTimeout(done, 350)); console.log('promise'); })();
      Promise.resolve().then(() => new Promise((done) => setImmediate(done))).then(() => console.log('then'));
      undefined`);
    const late = await kernel().execute(`
      for (let i = 0; i < 60; i++) { console.log('mine'); await new Promise((done) => setTimeout(done, 10)); }`);
    const { stdout } = await kernel().finished(early.id);
    expect(stdout).toBe('then\ntimer\npromise\n');
    expect(late.stdout).toBe('mine\n'.repeat(60));
  }, 30_000);

  test('stdout and stderr keep their order', async () => {
    const { messages } = await kernel().execute("console.log('a'); console.error('b'); console.log('c')");
    const streams = messages.filter(({ header }) => header.msg_type === 'stream');
    expect(streams.map(({ content }) => [content.name, content.text])).toEqual([
      ['stdout', 'a\n'],
      ['stderr', 'b\n'],
      ['stdout', 'c\n'],
    ]);
  });

  test('output of child processes and of native code reaches the notebook', async () => {
    const { stdout, stderr } = await kernel().execute(`
      import { spawnSync } from 'node:child_process';
      import { writeSync } from 'node:fs';
      writeSync(1, 'from below\\n');
      spawnSync(process.execPath, ['-e', 'console.log("child"); console.error("its error")'], { stdio: 'inherit' });`);
    expect(stdout).toBe('from below\nchild\n');
    expect(stderr).toBe('its error\n');
  }, 30_000);

  test('what is still on its way when the kernel is shut down arrives', async () => {
    const mine = await startKernel({ node });
    try {
      const cell = mine.start(`
        import { newDisplay } from 'tslab';
        const bar = newDisplay();
        for (let i = 0; i < 3000; i++) bar.html('x'.repeat(20_000));`);
      await mine.until(() => mine.iopub.find(({ header }) => header.msg_type === 'display_data'));
      // While we read nothing, most of it stays with the kernel.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2000);
      const [{ status }] = await Promise.all([
        mine.ask('shutdown_request', { restart: false }, 'control'),
        new Promise((resolve) => mine.process.once('exit', resolve)),
      ]);
      expect(status).toBe('ok');
      const { messages } = await mine.finished(cell);
      expect(messages.filter(({ header }) => /display_data$/.test(header.msg_type))).toHaveLength(3000);
    } finally {
      await mine.close();
    }
  }, 60_000);

  test('what was printed before the process died arrives, with an error that says so', async () => {
    // The last test of this kernel.
    const { stdout, error } = await kernel().execute("console.log('last words'); process.exit(3)");
    expect(stdout).toBe('last words\n');
    expect(error?.ename).toBe('KernelDied');
    expect(error?.traceback).toContain('Run the cells again');
  });
});
