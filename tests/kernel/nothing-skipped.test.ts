import { describeOnEachNode } from './each-node';

describeOnEachNode('nothing is skipped', (kernel) => {
  test('a cell right after an error runs', async () => {
    for (let i = 0; i < 5; i++) {
      expect((await kernel().execute("throw new Error('x')")).reply.status).toBe('error');
      expect((await kernel().execute(String(i))).text).toBe(String(i));
    }
  });

  test('cells queued behind a failing one are aborted, and the one after them runs', async () => {
    const sent = ["await new Promise((done) => setTimeout(done, 100)); throw new Error('x')", '1', '2'].map(
      (code) => kernel().start(code),
    );
    const [failed, ...queued] = await Promise.all(sent.map((id) => kernel().finished(id)));
    expect(failed.reply.status).toBe('error');
    for (const { reply, messages } of queued) {
      expect(reply.status).toBe('aborted');
      expect(messages.map(({ header, content }) => content.execution_state ?? header.msg_type)).toEqual([
        'busy',
        'idle',
      ]);
    }
    expect((await kernel().execute('3')).text).toBe('3');
  });

  test('with stop_on_error false, queued cells run', async () => {
    const failing = kernel().start("throw new Error('x')", { stop_on_error: false });
    const next = kernel().start('5');
    expect((await kernel().finished(failing)).reply.status).toBe('error');
    expect((await kernel().finished(next)).text).toBe('5');
  });

  test('other requests queued behind a failing cell are answered', async () => {
    kernel().start("throw new Error('x')");
    expect((await kernel().ask('kernel_info_request', {})).status).toBe('ok');
  });
});
