/** Answers Jupyter: what the protocol asks for, with the runner doing the cells. */
import { setImmediate, setTimeout } from 'node:timers/promises';
import type { ErrorContent, Event } from '../between';
import { createCommList } from './comm-list';
import type { Connection } from './connection';
import { createHistory } from './history';
import { kernelInfo } from './kernel-info';
import { createMessage, type Message } from './message';
import { watchParent } from './parent-watch';
import type { Runner } from './runner-process';
import { createShellQueue } from './shell-queue';
import { openSockets, type Channel } from './sockets';
import { createStreamJoiner } from './stream-joiner';

/** How long a failed cell waits for requests that were sent with it before those that wait are aborted, in ms. */
const drainTime = 20;

type Content = Record<string, unknown>;

/** Serves one connection with a runner until Jupyter shuts the kernel down or disappears. */
export async function serve(connection: Connection, runner: Runner): Promise<void> {
  const history = createHistory();
  const comms = createCommList();
  /** The message that started each cell: its output belongs to it, however late it comes. */
  const parents = new Map<number, Message>();
  /** The requests that the runner works on. */
  const unanswered = new Map<number, (content: Content) => void>();
  const queue = createShellQueue(handleShell, abort);
  const joiner = createStreamJoiner(({ cell, name, text }) => {
    send('iopub', 'stream', { name, text }, parents.get(cell));
  });
  let executionCount = 0;
  let lastId = 0;
  let runningCell = 0;
  let ending = false;
  /** whether a cell waits for the reader's answer */
  let asking = false;

  const sockets = await openSockets(connection, (channel, message) => {
    // What the browser says to a widget shall not wait for the cell that runs.
    if (commKind(message)) void handleShell(message);
    else if (channel === 'shell') queue.add(message);
    else if (channel === 'control') void handleControl(message);
    else if (message.header.msg_type === 'input_reply' && asking) {
      asking = false;
      runner.answer(message.content.value as string);
    }
  });
  runner.listen({ onEvent, onNativeOutput, onExit });

  process.on('SIGINT', stopCell);
  process.on('SIGTERM', () => void end());
  watchParent(() => {
    runner.kill();
    process.exit(1);
  });
  send('iopub', 'status', { execution_state: 'starting' }, undefined);

  function send(
    channel: Channel | 'iopub',
    type: string,
    content: Content,
    parent: Message | undefined,
    more: Partial<Message> = {},
  ): void {
    if (channel === 'iopub' && type !== 'stream') joiner.flush();
    const route = channel === 'iopub' ? [Buffer.from(`kernel.${type}`)] : (parent?.identities ?? []);
    sockets.send(channel, { ...createMessage(type, content, parent, route), ...more });
  }

  function publishStatus(state: 'busy' | 'idle', parent: Message): void {
    send('iopub', 'status', { execution_state: state }, parent);
  }

  /** Lets the runner answer a request. */
  function ask(request: Parameters<Runner['send']>[0]): Promise<Content> {
    return new Promise((resolve) => {
      unanswered.set(request.id, resolve);
      runner.send(request);
    });
  }

  async function handleShell(message: Message): Promise<void> {
    publishStatus('busy', message);
    await answer('shell', message);
    publishStatus('idle', message);
    // That was about a comm; front ends show what they heard last, and a cell still runs.
    const running = parents.get(runningCell);
    if (running) publishStatus('busy', running);
  }

  async function handleControl(message: Message): Promise<void> {
    publishStatus('busy', message);
    await answer('control', message);
    publishStatus('idle', message);
    if (message.header.msg_type === 'shutdown_request') await end();
  }

  function abort(message: Message): void {
    publishStatus('busy', message);
    send('shell', 'execute_reply', { status: 'aborted', execution_count: executionCount }, message);
    publishStatus('idle', message);
  }

  async function answer(channel: Channel, message: Message): Promise<void> {
    const { content } = message;
    const type = message.header.msg_type;
    const reply = (body: Content): void => {
      send(channel, type.replace(/_request$/, '_reply'), body, message);
    };
    switch (type) {
      case 'execute_request':
        reply(await execute(message));
        break;
      case 'kernel_info_request':
        reply(kernelInfo);
        break;
      case 'complete_request':
        reply(
          await ask({
            type: 'complete',
            id: ++lastId,
            code: content.code as string,
            cursor: content.cursor_pos as number,
          }),
        );
        break;
      case 'inspect_request':
        reply(
          await ask({
            type: 'inspect',
            id: ++lastId,
            code: content.code as string,
            cursor: content.cursor_pos as number,
          }),
        );
        break;
      case 'is_complete_request':
        reply(await ask({ type: 'isComplete', id: ++lastId, code: content.code as string }));
        break;
      case 'history_request':
        reply(history.find(content));
        break;
      case 'comm_info_request':
        reply({ status: 'ok', comms: comms.info(content.target_name as string | undefined) });
        break;
      case 'comm_open':
      case 'comm_msg':
      case 'comm_close':
        await passOn(message);
        break;
      case 'interrupt_request':
        stopCell();
        reply({ status: 'ok' });
        break;
      case 'shutdown_request':
        reply({ status: 'ok', restart: content.restart === true });
        break;
    }
  }

  async function passOn(message: Message): Promise<void> {
    const { comm_id: commId, target_name: targetName = '', data } = message.content as Record<string, never>;
    const kind = commKind(message) ?? 'msg';
    comms.note(kind, commId, targetName);
    const buffers = message.buffers.map((buffer) => buffer.toString('base64'));
    const { metadata } = message;
    await ask({ type: 'comm', id: ++lastId, kind, commId, targetName, data, metadata, buffers });
  }

  async function execute(message: Message): Promise<Content> {
    const code = message.content.code as string;
    const silent = message.content.silent === true;
    const storeHistory = !silent && message.content.store_history !== false;
    if (storeHistory) history.add(++executionCount, code);
    if (!silent) send('iopub', 'execute_input', { code, execution_count: executionCount }, message);

    const id = ++lastId;
    parents.set(id, message);
    runningCell = id;
    const result = await ask({
      type: 'execute',
      id,
      code,
      count: executionCount,
      silent,
      allowStdin: message.content.allow_stdin === true,
      userExpressions: (message.content.user_expressions ?? {}) as Record<string, string>,
    });
    // What native code wrote before the cell ended comes through another pipe: let it arrive.
    await setImmediate();
    await setImmediate();
    joiner.flush();
    runningCell = 0;
    if (result.status === 'error' && message.content.stop_on_error !== false) {
      await setTimeout(drainTime);
      queue.abortWaiting();
    }
    return { ...result, execution_count: executionCount };
  }

  function onEvent(event: Event): void {
    switch (event.type) {
      case 'stream':
        joiner.add(event);
        break;
      case 'display':
        send(
          'iopub',
          event.update ? 'update_display_data' : 'display_data',
          { ...event.content },
          parents.get(event.cell),
        );
        break;
      case 'clear':
        send('iopub', 'clear_output', { wait: event.wait }, parents.get(event.cell));
        break;
      case 'result': {
        const { data, metadata } = event;
        send(
          'iopub',
          'execute_result',
          { data, metadata, execution_count: executionCount },
          parents.get(event.cell),
        );
        if (typeof data['text/plain'] === 'string') history.setOutput(executionCount, data['text/plain']);
        break;
      }
      case 'error':
        send('iopub', 'error', { ...event.error }, parents.get(event.cell));
        break;
      case 'input': {
        const { prompt, password } = event;
        asking = true;
        send('stdin', 'input_request', { prompt, password }, parents.get(event.cell));
        break;
      }
      case 'comm': {
        const { kind, commId, targetName, data, metadata, buffers } = event;
        comms.note(kind, commId, targetName);
        const content = { comm_id: commId, data, ...(kind === 'open' && { target_name: targetName }) };
        send('iopub', `comm_${kind}`, content, parents.get(event.cell), {
          metadata,
          buffers: buffers.map((text) => Buffer.from(text, 'base64')),
        });
        break;
      }
      case 'reply':
        unanswered.get(event.id)?.(event.content);
        unanswered.delete(event.id);
        break;
    }
  }

  function onNativeOutput(name: 'stdout' | 'stderr', text: string): void {
    const cell = runningCell || Math.max(0, ...parents.keys());
    joiner.add({ cell, name, text });
  }

  function stopCell(): void {
    if (asking) runner.answer(null);
    asking = false;
    if (runningCell) runner.stop(runningCell);
  }

  function onExit(code: number | null, signal: string | null): void {
    if (ending) return;
    const error: ErrorContent = {
      ename: 'KernelDied',
      evalue: `カーネルが終了しました / the kernel has ended (${signal ?? `exit code ${code ?? '?'}`})`,
      traceback: [],
    };
    error.traceback.push(
      `${error.ename}: ${error.evalue}`,
      '変数は失われました。上のセルから順に実行し直してください。',
      'Variables are lost. Run the cells again from the top.',
    );
    const parent = parents.get(runningCell);
    if (parent) send('iopub', 'error', { ...error }, parent);
    for (const resolve of unanswered.values()) resolve({ status: 'error', ...error });
    setTimeout(2 * drainTime).then(end, end);
  }

  async function end(): Promise<void> {
    ending = true;
    joiner.flush();
    runner.kill();
    await sockets.close();
    // Nothing is left to wait for, so Node ends by itself. Only then does zeromq wait until what was sent is delivered:
    // with `process.exit()` it would be lost.
  }
}

/** What a comm message is about; undefined for other messages. */
function commKind({ header }: Message): 'open' | 'msg' | 'close' | undefined {
  return ({ comm_open: 'open', comm_msg: 'msg', comm_close: 'close' } as const)[header.msg_type];
}
