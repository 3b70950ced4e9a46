import { describeOnEachNode } from './each-node';
import { isIdle, startKernel } from './kernel-client';

describeOnEachNode('the protocol', (kernel, node) => {
  test('kernel_info tells the truth', async () => {
    const info = await kernel().ask('kernel_info_request', {});
    expect(info).toMatchObject({
      status: 'ok',
      protocol_version: '5.3',
      language_info: {
        name: 'typescript',
        version: '5.0.4',
        file_extension: '.ts',
        mimetype: 'text/typescript',
      },
    });
    expect(info.banner).toContain((await kernel().execute('process.version')).text?.slice(2, -1));
    expect((info.help_links as object[]).length).toBeGreaterThan(0);
  });

  test('a cell: busy, execute_input, result, idle; the counter counts', async () => {
    const before = (await kernel().execute('1')).reply.execution_count ?? 0;
    const { messages, reply } = await kernel().execute('2');
    expect(messages.map(({ header, content }) => content.execution_state ?? header.msg_type)).toEqual([
      'busy',
      'execute_input',
      'execute_result',
      'idle',
    ]);
    expect(messages[1].content).toMatchObject({ code: '2', execution_count: before + 1 });
    expect(messages[2].content.execution_count).toBe(before + 1);
    expect(reply).toMatchObject({
      status: 'ok',
      execution_count: before + 1,
      payload: [],
      user_expressions: {},
    });
  });

  test('store_history false does not count; silent shows nothing but status', async () => {
    const before = (await kernel().execute('1')).reply.execution_count;
    expect((await kernel().execute('2', { store_history: false })).reply.execution_count).toBe(before);
    const { messages, reply } = await kernel().execute('console.log(1); 3', { silent: true });
    expect(reply).toMatchObject({ status: 'ok', execution_count: before });
    expect(
      messages.map(({ header }) => header.msg_type).filter((type) => !['status', 'stream'].includes(type)),
    ).toEqual([]);
  });

  test('user_expressions', async () => {
    const { reply } = await kernel().execute('const u = 20', {
      user_expressions: { good: 'u + 1', bad: 'nowhere' },
    });
    expect(reply.user_expressions).toMatchObject({
      good: { status: 'ok', data: { 'text/plain': '21' } },
      bad: { status: 'error' },
    });
  });

  test.each([
    ['let x = 1', 'complete'],
    ['function f() {', 'incomplete'],
    ['let x = = 2;', 'invalid'],
    ['', 'complete'],
  ])('is_complete %p: %s', async (code, status) => {
    expect((await kernel().ask('is_complete_request', { code })).status).toBe(status);
  });

  test('history: tail, range, search', async () => {
    const count = (await kernel().execute('const findMe = 1; findMe')).reply.execution_count ?? 0;
    const history = async (request: object): Promise<unknown> =>
      (await kernel().ask('history_request', { output: false, raw: true, ...request })).history;
    expect(await history({ hist_access_type: 'tail', n: 1 })).toEqual([
      [0, count, 'const findMe = 1; findMe'],
    ]);
    expect(
      await history({ hist_access_type: 'range', session: 0, start: count, stop: count + 1, output: true }),
    ).toEqual([[0, count, ['const findMe = 1; findMe', '1']]]);
    expect(await history({ hist_access_type: 'search', pattern: '*findM?*' })).toHaveLength(1);
  });

  test('clear_output, display ids and updates', async () => {
    const { messages } = await kernel().execute('clearOutput(true)');
    expect(messages.find(({ header }) => header.msg_type === 'clear_output')?.content).toEqual({
      wait: true,
    });
  });

  test('prompt asks the reader', async () => {
    const id = kernel().start("const who = prompt('名前は？'); 'こんにちは、' + who", { allow_stdin: true });
    const request = await kernel().stdinRequest(id);
    expect(request.content).toMatchObject({ prompt: '名前は？ ', password: false });
    kernel().send('stdin', 'input_reply', { value: 'タロウ' });
    expect((await kernel().finished(id)).text).toBe("'こんにちは、タロウ'");
    expect((await kernel().execute("prompt('x')")).text).toBe('null');
  });

  test('a prompt can be stopped', async () => {
    const id = kernel().start("prompt('x')", { allow_stdin: true });
    await kernel().stdinRequest(id);
    kernel().interrupt();
    expect((await kernel().finished(id)).error?.ename).toBe('Interrupted');
    expect((await kernel().execute('1')).text).toBe('1');
  });

  test('the heartbeat is answered, also while a cell computes', async () => {
    const id = kernel().start('for (const until = Date.now() + 1000; Date.now() < until;);');
    await kernel().heartbeat();
    expect(kernel().iopub.filter((each) => each.parent_header.msg_id === id && isIdle(each))).toEqual([]);
    await kernel().finished(id);
  });

  test.each([false, true])(
    'shutdown, restart %p',
    async (restart) => {
      const mine = await startKernel({ node });
      try {
        const ended = new Promise((resolve) => mine.process.once('exit', resolve));
        expect(await mine.ask('shutdown_request', { restart }, 'control')).toEqual({ status: 'ok', restart });
        await ended;
      } finally {
        await mine.close();
      }
    },
    60_000,
  );

  test('shutdown does not wait for what a cell has started', async () => {
    const mine = await startKernel({ node });
    const { text } = await mine.execute(`
      import { spawn } from 'node:child_process';
      const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'inherit', detached: true });
      child.unref();
      child.pid`);
    try {
      await mine.ask('shutdown_request', { restart: false }, 'control');
      expect(await mine.until(() => mine.process.exitCode ?? undefined)).toBe(0);
    } finally {
      process.kill(Number(text));
      await mine.close();
    }
  }, 60_000);
});
