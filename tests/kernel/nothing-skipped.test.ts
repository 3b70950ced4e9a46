import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describeOnEachNode } from './each-node';
import { jupyterPython } from './jupyter-python';

describeOnEachNode('nothing is skipped', (kernel, node) => {
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

  test('allowed errors and raises-exception work in nbclient; else the first error ends the run', () => {
    const printed = execFileSync(jupyterPython, [join(__dirname, 'allowed-errors.py')], {
      env: { ...process.env, KERNEL_NODE: node },
      stdio: ['ignore', 'pipe', 'pipe'],
      encoding: 'utf8',
    });
    const all = ['1', 'RangeError', '2', 'RangeError', '3'];
    expect(
      printed
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as unknown),
    ).toEqual([all, all, 'RangeError', ['1', 'RangeError']]);
  }, 180_000);
});
