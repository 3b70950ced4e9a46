/** What the server knows while it serves a connection, and with whom it works. */
import type { Request } from '../between';
import { createCommList, type CommList } from './comm-list';
import { createHistory, type History } from './history';
import { createMessage, type Message } from './message';
import type { Runner } from './runner-process';
import type { ShellQueue } from './shell-queue';
import type { Channel, Sockets } from './sockets';
import { createStreamJoiner, type StreamJoiner } from './stream-joiner';

/** What a message says. */
export type Content = Record<string, unknown>;

/** One connection's session. */
export interface Session {
  runner: Runner;
  history: History;
  comms: CommList;
  /** shell requests that wait for their turn */
  queue: ShellQueue;
  /** text on its way to the front end */
  printed: StreamJoiner;
  /** Sends a message to the front end; its parent is the message that caused it. */
  send: (
    channel: Channel | 'iopub',
    type: string,
    content: Content,
    parent: Message | undefined,
    more?: Pick<Message, 'metadata' | 'buffers'>,
  ) => void;
  /** The message that started each cell: its output belongs to it, however late it comes. */
  parents: Map<number, Message>;
  /** The requests that the runner works on. */
  unanswered: Map<number, (content: Content) => void>;
  /** the number shown beside the latest cell */
  executionCount: number;
  /** the latest id given to a request */
  lastId: number;
  /** the id of the cell that runs; 0 when none does */
  runningCell: number;
  /** whether a cell waits for the reader's answer */
  asking: boolean;
  /** whether the kernel is on its way out */
  ending: boolean;
}

/** A session in which nothing has happened yet. */
export function createSession(runner: Runner, queue: ShellQueue, sendOn: Sockets['send']): Session {
  const parents = new Map<number, Message>();
  const send: Session['send'] = (channel, type, content, parent, more) => {
    if (channel === 'iopub' && type !== 'stream') printed.flush();
    const route = channel === 'iopub' ? [Buffer.from(`kernel.${type}`)] : (parent?.identities ?? []);
    sendOn(channel, { ...createMessage(type, content, parent, route), ...more });
  };
  const printed = createStreamJoiner(({ cell, name, text }) => {
    send('iopub', 'stream', { name, text }, parents.get(cell));
  });
  return {
    runner,
    history: createHistory(),
    comms: createCommList(),
    queue,
    printed,
    send,
    parents,
    unanswered: new Map(),
    executionCount: 0,
    lastId: 0,
    runningCell: 0,
    asking: false,
    ending: false,
  };
}

/** What the runner is asked for, without the id that names it. */
type Asked<Kind = Request> = Kind extends Request ? Omit<Kind, 'id'> : never;

/**
 * Lets the runner answer a request.
 *
 * @param id what names the request, and the cell. Default: a fresh one
 */
export function ask(session: Session, request: Asked, id = ++session.lastId): Promise<Content> {
  return new Promise((resolve) => {
    session.unanswered.set(id, resolve);
    session.runner.send({ ...request, id });
  });
}

/** Tells front ends whether the kernel works on a message. */
export function publishStatus({ send }: Session, state: 'busy' | 'idle', parent: Message): void {
  send('iopub', 'status', { execution_state: state }, parent);
}
