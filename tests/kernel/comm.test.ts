import { describeOnEachNode } from './each-node';
import type { Kernel, Message } from './kernel-client';

/** The kernel's messages of a type about a comm, so far. */
function said(kernel: Kernel, type: string, commId: unknown): Message[] {
  return kernel.iopub.filter(({ header, content }) => header.msg_type === type && content.comm_id === commId);
}

/** Says something to the kernel as the browser would, and waits until that is dealt with. */
async function say(
  kernel: Kernel,
  type: string,
  content: object,
  buffers: Buffer[] = [],
): Promise<Message[]> {
  const id = kernel.send('shell', type, content, buffers);
  const mine = ({ parent_header }: Message): boolean => parent_header.msg_id === id;
  await kernel.until(() =>
    kernel.iopub.find((each) => mine(each) && each.content.execution_state === 'idle'),
  );
  return kernel.iopub.filter(mine);
}

const imports = `import { onCommOpen, openComm } from 'keras-nyumon/notebook';
  import { createWidget } from 'keras-nyumon/notebook';`;

describeOnEachNode('comms', (kernel) => {
  beforeAll(() => kernel().execute(imports), 60_000);

  test('one that library code opens: both ways, with bytes, until it is closed', async () => {
    const { messages } = await kernel().execute(`
      const heard: unknown[] = [];
      const comm = openComm('there', { data: { a: 1 }, metadata: { version: '1' }, buffers: [new Uint8Array([1, 2])] })!;
      comm.onMessage = ({ data, buffers }) => {
        heard.push(data.b, [...buffers[0]]);
        console.log('heard');
        comm.send({ data: { answer: heard.length }, buffers: [buffers[0].map((x) => x * 2)] });
      };
      comm.onClose = () => heard.push('closed');`);
    const opened = messages.find(({ header }) => header.msg_type === 'comm_open') as Message;
    expect(opened.content).toMatchObject({ target_name: 'there', data: { a: 1 } });
    expect(opened.metadata).toEqual({ version: '1' });
    expect(opened.buffers.map((each) => [...each])).toEqual([[1, 2]]);
    const comm_id = opened.content.comm_id;
    expect(await kernel().ask('comm_info_request', { target_name: 'there' })).toEqual({
      status: 'ok',
      comms: { [String(comm_id)]: { target_name: 'there' } },
    });

    await say(kernel(), 'comm_msg', { comm_id, data: { b: 2 } }, [Buffer.from([3, 4])]);
    const [answer] = said(kernel(), 'comm_msg', comm_id);
    expect(answer.content.data).toEqual({ answer: 2 });
    expect(answer.buffers.map((each) => [...each])).toEqual([[6, 8]]);
    // What it prints goes to the cell that opened the comm.
    expect((await kernel().finished(opened.parent_header.msg_id ?? '')).stdout).toBe('heard\n');

    await say(kernel(), 'comm_close', { comm_id, data: {} });
    expect((await kernel().execute('JSON.stringify(heard)')).text).toBe('\'[2,[3,4],"closed"]\'');
    expect(await kernel().ask('comm_info_request', {})).toEqual({ status: 'ok', comms: {} });
  });

  test('one that the browser opens, for a target that library code waits for, and for one that nobody does', async () => {
    await kernel().execute(`
      const stop = onCommOpen('here', (opened, { data }) => opened.send({ data: { echo: data } }));`);
    await say(kernel(), 'comm_open', { comm_id: 'c1', target_name: 'here', data: { hello: 1 } });
    expect(said(kernel(), 'comm_msg', 'c1')[0].content.data).toEqual({ echo: { hello: 1 } });
    await kernel().execute('stop()');
    for (const target_name of ['here', 'nothing']) {
      const comm_id = `none-${target_name}`;
      await say(kernel(), 'comm_open', { comm_id, target_name, data: {} });
      expect(said(kernel(), 'comm_close', comm_id)).toHaveLength(1);
    }
    await say(kernel(), 'comm_close', { comm_id: 'c1', data: {} });
  });

  test('what the browser says is heard while a cell waits, and that cell still counts as busy', async () => {
    const { messages } = await kernel().execute(`
      const button = openComm('button')!;
      const pressed = new Promise<string>((done) => { button.onMessage = () => done('pressed'); });`);
    const comm_id = messages.find(({ header }) => header.msg_type === 'comm_open')?.content.comm_id;
    const waiting = kernel().start("console.log('waits'); await pressed");
    await kernel().until(() => kernel().iopub.find(({ content }) => content.text === 'waits\n'));
    await say(kernel(), 'comm_msg', { comm_id, data: {} });
    const { text, messages: all } = await kernel().finished(waiting);
    expect(text).toBe("'pressed'");
    expect(all.filter(({ content }) => content.execution_state === 'busy').length).toBeLessThanOrEqual(2);
  });

  test('an error in a callback is printed in the cell that opened the comm; the kernel and the comm go on', async () => {
    const { id, messages } = await kernel().execute(`
      const fragile = openComm('fragile')!;
      fragile.onMessage = ({ data }) => { if (data.bad) throw new Error('in the callback'); fragile.send({ data }); };`);
    const comm_id = messages.find(({ header }) => header.msg_type === 'comm_open')?.content.comm_id;
    await say(kernel(), 'comm_msg', { comm_id, data: { bad: true } });
    expect((await kernel().finished(id)).stderr).toContain('in the callback');
    await say(kernel(), 'comm_msg', { comm_id, data: { good: true } });
    expect(said(kernel(), 'comm_msg', comm_id)[0].content.data).toEqual({ good: true });
  });

  test("a stopped cell's widget still answers", async () => {
    const id = kernel().start(`
      const survivor = openComm('survivor')!;
      survivor.onMessage = async () => { await null; survivor.send({ data: { still: 'here' } }); };
      console.log('opened'); await new Promise(() => {});`);
    await kernel().until(() => kernel().iopub.find(({ content }) => content.text === 'opened\n'));
    kernel().interrupt();
    const { messages } = await kernel().finished(id);
    const comm_id = messages.find(({ header }) => header.msg_type === 'comm_open')?.content.comm_id;
    await say(kernel(), 'comm_msg', { comm_id, data: {} });
    const [answer] = await kernel().until(() => {
      const answers = said(kernel(), 'comm_msg', comm_id);
      return answers.length > 0 ? answers : undefined;
    });
    expect(answer.content.data).toEqual({ still: 'here' });
  });

  test("a widget: anywidget's model, its view, its state both ways, with bytes", async () => {
    const { messages, result } = await kernel().execute(`
      const changes: unknown[] = [];
      const widget = createWidget({ esm: 'export default {}', css: 'b {}', state: { count: 0, pixels: new Uint8Array([7]) } });
      widget.onChange((change) => changes.push(Object.keys(change)));
      widget`);
    const { content, metadata, buffers } = messages.find(
      ({ header }) => header.msg_type === 'comm_open',
    ) as Message;
    const { comm_id } = content;
    expect([content.target_name, metadata]).toEqual(['jupyter.widget', { version: '2.1.0' }]);
    expect(content.data).toMatchObject({
      state: {
        _model_module: 'anywidget',
        _model_name: 'AnyModel',
        _view_name: 'AnyView',
        _esm: 'export default {}',
        count: 0,
      },
      buffer_paths: [['pixels']],
    });
    expect(buffers.map((each) => [...each])).toEqual([[7]]);
    expect(result?.['application/vnd.jupyter.widget-view+json']).toMatchObject({
      version_major: 2,
      model_id: comm_id,
    });

    await say(
      kernel(),
      'comm_msg',
      { comm_id, data: { method: 'update', state: { count: 5 }, buffer_paths: [['pixels']] } },
      [Buffer.from([8, 9])],
    );
    expect((await kernel().execute('[widget.state.count, widget.state.pixels, changes]')).text).toBe(
      "[ 5, Uint8Array(2) [ 8, 9 ], [ [ 'count', 'pixels' ] ] ]",
    );
    await kernel().execute('widget.set({ count: 6 })');
    expect(said(kernel(), 'comm_msg', comm_id)[0].content.data).toEqual({
      method: 'update',
      state: { count: 6 },
      buffer_paths: [],
    });
    await say(kernel(), 'comm_msg', { comm_id, data: { method: 'request_state' } });
    expect(said(kernel(), 'comm_msg', comm_id)[1].content.data).toMatchObject({
      method: 'update',
      state: { _esm: 'export default {}', count: 6 },
    });
  });
});
