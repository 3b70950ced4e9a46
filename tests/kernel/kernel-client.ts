/** A small Jupyter client: starts a kernel and talks to it over real ZeroMQ. */
import { spawn, type ChildProcess } from 'node:child_process';
import { createHmac, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Dealer, Request, Subscriber } from 'zeromq';

/** What the contents of messages hold, as far as the tests look. */
export interface Content {
  status?: string;
  execution_state?: string;
  execution_count?: number;
  name?: string;
  text?: string;
  code?: string;
  prompt?: string;
  data?: Record<string, string>;
  comm_id?: string;
  target_name?: string;
  transient?: { display_id?: string };
  metadata?: Record<string, unknown>;
  ename?: string;
  evalue?: string;
  traceback?: string[];
  [other: string]: unknown;
}

export interface Message {
  header: { msg_id: string; msg_type: string };
  parent_header: { msg_id?: string };
  content: Content;
  metadata: Record<string, unknown>;
  buffers: Buffer[];
}

export interface Execution {
  id: string;
  /** content of the reply */
  reply: Content;
  /** iopub messages from busy to idle */
  messages: Message[];
  stdout: string;
  stderr: string;
  /** the result's MIME bundle */
  result: Record<string, string> | undefined;
  /** the result as plain text */
  text: string | undefined;
  /** the error's content, its traceback without colours */
  error: { ename: string; evalue: string; traceback: string } | undefined;
  /** from sending the request to idle, in ms */
  time: number;
}

export interface Kernel {
  process: ChildProcess;
  kernelPid: number;
  key: string;
  /** Sends a request and returns its id. */
  send(channel: 'shell' | 'control' | 'stdin', type: string, content: object, buffers?: Buffer[]): string;
  /** Sends frames as they are. */
  sendFrames(frames: (string | Buffer)[]): Promise<void>;
  /** Makes a message's frames. */
  frames(type: string, content: object): { id: string; frames: (string | Buffer)[] };
  /** The reply to a request. */
  reply(id: string, timeout?: number): Promise<Message>;
  /** Sends a request and waits for its reply's content. */
  ask(type: string, content: object, channel?: 'shell' | 'control'): Promise<Content>;
  execute(code: string, options?: object): Promise<Execution>;
  /** Sends a cell; `finished` collects what came of it. */
  start(code: string, options?: object): string;
  finished(id: string, timeout?: number): Promise<Execution>;
  /** The kernel's question to the reader, from the cell with this id. */
  stdinRequest(id: string): Promise<Message>;
  /** Every iopub message so far. */
  iopub: Message[];
  /** Waits until `find` returns something. */
  until<T>(find: () => T | undefined, timeout?: number): Promise<T>;
  interrupt(): void;
  /** Sends a heartbeat and waits for its return. */
  heartbeat(): Promise<void>;
  /** Shuts the kernel down and waits for the process to end. */
  close(): Promise<void>;
}

export interface StartOptions {
  node?: string;
  cwd?: string;
  /** the kernel's entry point. Default: this repository's */
  main?: string;
  /** start it from another process, which `process` then is */
  viaParent?: boolean;
  /** how often, in ms, the client looks for what it waits for */
  interval?: number;
}

const root = join(__dirname, '..', '..');
export const kernelMain = join(root, 'lib', 'kernel', 'dist', 'server', 'main.js');

async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer().listen(0, '127.0.0.1'));
  await Promise.all(servers.map((server) => new Promise((done) => server.once('listening', done))));
  const ports = servers.map((server) => (server.address() as AddressInfo).port);
  await Promise.all(servers.map((server) => new Promise((done) => server.close(done))));
  return ports;
}

/** Starts a kernel; resolves when it has answered its first request. */
export async function startKernel(options: StartOptions = {}): Promise<Kernel> {
  const { viaParent = false, node = process.execPath, cwd = join(root, 'notebooks'), interval = 5 } = options;
  const { main = kernelMain } = options;
  const folder = mkdtempSync(join(tmpdir(), 'kernel-'));
  const key = randomUUID();
  const [shell_port, iopub_port, stdin_port, control_port, hb_port] = await freePorts(5);
  const connection = { transport: 'tcp', ip: '127.0.0.1', key, signature_scheme: 'hmac-sha256' };
  const file = join(folder, 'connection.json');
  writeFileSync(
    file,
    JSON.stringify({ ...connection, shell_port, iopub_port, stdin_port, control_port, hb_port }),
  );

  // As a stand-in for Jupyter, a process of its own may start the kernel, to be killed in the kernel's place.
  const parent = `const { pid } = require('child_process').spawn(process.execPath, process.argv.slice(1),
    { detached: true, stdio: 'inherit' }); console.log(pid); setInterval(() => {}, 1e6);`;
  const child = spawn(node, [...(viaParent ? ['-e', parent] : []), main, file], {
    cwd,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const kernelPid = viaParent
    ? Number(await new Promise((resolve) => child.stdout.once('data', resolve)))
    : (child.pid ?? 0);
  const session = randomUUID();
  // What a kernel that has ended would not take any more shall not keep the tests from ending.
  const identity = { routingId: session, linger: 0 };
  const sockets = { shell: new Dealer(identity), control: new Dealer(identity), stdin: new Dealer(identity) };
  const subscriber = new Subscriber();
  sockets.shell.connect(`tcp://127.0.0.1:${shell_port}`);
  sockets.control.connect(`tcp://127.0.0.1:${control_port}`);
  sockets.stdin.connect(`tcp://127.0.0.1:${stdin_port}`);
  subscriber.connect(`tcp://127.0.0.1:${iopub_port}`);
  subscriber.subscribe();

  const iopub: Message[] = [];
  const replies: Message[] = [];
  for (const [socket, messages] of [
    [sockets.shell, replies],
    [sockets.control, replies],
    [sockets.stdin, replies],
    [subscriber, iopub],
  ] as const) {
    void (async () => {
      for await (const frames of socket) {
        const start = frames.findIndex((frame) => frame.toString() === '<IDS|MSG>') + 2;
        const [header, parent_header, metadata, content] = frames
          .slice(start, start + 4)
          .map((frame) => JSON.parse(frame.toString()) as unknown);
        messages.push({
          header,
          parent_header,
          metadata,
          content,
          buffers: frames.slice(start + 4),
        } as Message);
      }
    })();
  }

  function frames(type: string, content: object): { id: string; frames: string[] } {
    const id = randomUUID();
    const header = {
      msg_id: id,
      msg_type: type,
      session,
      username: 'test',
      date: new Date().toISOString(),
      version: '5.3',
    };
    const parts = [header, {}, {}, content].map((part) => JSON.stringify(part));
    const signature = createHmac('sha256', key).update(parts.join('')).digest('hex');
    return { id, frames: ['<IDS|MSG>', signature, ...parts] };
  }

  let sending = Promise.resolve();
  const started = new Map<string, number>();

  const kernel: Kernel = {
    process: child,
    kernelPid,
    key,
    iopub,
    frames,
    send(channel, type, content, buffers = []) {
      const message = frames(type, content);
      started.set(message.id, performance.now());
      sending = sending.then(() => sockets[channel].send([...message.frames, ...buffers]));
      return message.id;
    },
    sendFrames: (raw) => sockets.shell.send(raw),
    async until(find, timeout = 30_000) {
      const end = Date.now() + timeout;
      for (;;) {
        const found = find();
        if (found !== undefined) return found;
        if (Date.now() > end) throw new Error(`nothing came within ${timeout} ms: ${find.toString()}`);
        await new Promise((resolve) => setTimeout(resolve, interval));
      }
    },
    reply: (id, timeout) =>
      kernel.until(
        () =>
          replies.find(
            ({ header, parent_header }) => parent_header.msg_id === id && header.msg_type.endsWith('_reply'),
          ),
        timeout,
      ),
    async ask(type, content, channel = 'shell') {
      return (await kernel.reply(kernel.send(channel, type, content))).content;
    },
    start: (code, options) =>
      kernel.send('shell', 'execute_request', {
        code,
        silent: false,
        store_history: true,
        user_expressions: {},
        allow_stdin: false,
        stop_on_error: true,
        ...options,
      }),
    async finished(id, timeout) {
      await kernel.until(() => {
        const last = iopub.findLast(({ parent_header }) => parent_header.msg_id === id);
        return last && isIdle(last)
          ? last
          : iopub.find((each) => each.parent_header.msg_id === id && isIdle(each));
      }, timeout);
      const time = performance.now() - (started.get(id) ?? 0);
      const { content } = await kernel.reply(id, timeout);
      const messages = iopub.filter(({ parent_header }) => parent_header.msg_id === id);
      const text = (name: string): string =>
        messages
          .filter(({ header, content: stream }) => header.msg_type === 'stream' && stream.name === name)
          .map(({ content: stream }) => stream.text)
          .join('');
      const find = (type: string): Content | undefined =>
        messages.find(({ header }) => header.msg_type === type)?.content;
      const error = find('error');
      const result = find('execute_result')?.data;
      return {
        id,
        reply: content,
        messages,
        stdout: text('stdout'),
        stderr: text('stderr'),
        result,
        text: result?.['text/plain'],
        error: error && {
          ename: error.ename ?? '',
          evalue: error.evalue ?? '',
          traceback: withoutColours((error.traceback ?? []).join('\n')),
        },
        time,
      };
    },
    execute: (code, options) => kernel.finished(kernel.start(code, options)),
    stdinRequest: (id) =>
      kernel.until(() =>
        replies.find(
          ({ header, parent_header }) => header.msg_type === 'input_request' && parent_header.msg_id === id,
        ),
      ),
    async heartbeat() {
      const heart = new Request();
      heart.connect(`tcp://127.0.0.1:${hb_port}`);
      await heart.send('ping');
      await heart.receive();
      heart.close();
    },
    interrupt() {
      // As Jupyter does: to the whole group of processes.
      process.kill(-(child.pid as number), 'SIGINT');
    },
    async close() {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      if (child.exitCode === null && child.signalCode === null) {
        kernel.send('control', 'shutdown_request', { restart: false });
        const killer = setTimeout(() => child.kill('SIGKILL'), 3000);
        await ended;
        clearTimeout(killer);
      }
      for (const socket of [...Object.values(sockets), subscriber]) socket.close();
      rmSync(folder, { recursive: true });
    },
  };

  try {
    // The subscription takes a moment to arrive: ask until an answer is also seen on iopub.
    for (let seen = false; !seen;) {
      const id = kernel.send('shell', 'kernel_info_request', {});
      await kernel.reply(id);
      seen = await kernel
        .until(() => iopub.find((each) => each.parent_header.msg_id === id && isIdle(each)), 200)
        .then(
          () => true,
          () => false,
        );
    }
  } catch (error) {
    // Open sockets would keep the tests from ending.
    await kernel.close();
    throw error;
  }
  return kernel;
}

export function isIdle({ header, content }: Message): boolean {
  return header.msg_type === 'status' && content.execution_state === 'idle';
}

export function withoutColours(text: string): string {
  // eslint-disable-next-line no-control-regex -- terminal colours are made of control characters
  return text.replace(/\x1b\[\d+m/g, '');
}
