/** What Jupyter asks for: one handler for each type of message. */
import { execute, stopCell } from './execute';
import { kernelInfo } from './kernel-info';
import type { Message } from './message';
import { ask, publishStatus, type Content, type Session } from './session';
import type { Channel } from './sockets';

/** Does what a message asks for, and returns the reply's content; undefined when there is none. */
type Handler = (session: Session, message: Message) => Content | undefined | Promise<Content | undefined>;

const handlers = new Map<string, Handler>([
  ['execute_request', execute],
  ['kernel_info_request', () => kernelInfo],
  ['complete_request', (session, message) => askAt(session, 'complete', message)],
  ['inspect_request', (session, message) => askAt(session, 'inspect', message)],
  [
    'is_complete_request',
    (session, { content }) => ask(session, { type: 'isComplete', code: content.code as string }),
  ],
  ['history_request', ({ history }, { content }) => history.find(content)],
  ['comm_info_request', listComms],
  ['comm_open', (session, message) => passOn(session, 'open', message)],
  ['comm_msg', (session, message) => passOn(session, 'msg', message)],
  ['comm_close', (session, message) => passOn(session, 'close', message)],
  ['interrupt_request', interrupt],
  ['shutdown_request', (_session, { content }) => ({ status: 'ok', restart: content.restart === true })],
]);

/** Answers a message on the channel on which it came; front ends see that the kernel is busy meanwhile. */
export async function answer(session: Session, channel: Channel, message: Message): Promise<void> {
  const type = message.header.msg_type;
  publishStatus(session, 'busy', message);
  const reply = await handlers.get(type)?.(session, message);
  if (reply) session.send(channel, type.replace(/_request$/, '_reply'), reply, message);
  publishStatus(session, 'idle', message);
}

/** Answers an `execute_request` that is not to be run, because one before it failed. */
export function abort(session: Session, message: Message): void {
  publishStatus(session, 'busy', message);
  const reply = { status: 'aborted', execution_count: session.executionCount };
  session.send('shell', 'execute_reply', reply, message);
  publishStatus(session, 'idle', message);
}

/** Whether the browser talks to a comm: that shall not wait for the cell that runs. */
export function isCommTalk({ header }: Message): boolean {
  return ['comm_open', 'comm_msg', 'comm_close'].includes(header.msg_type);
}

/** Asks the compiler about a place in the code. */
function askAt(session: Session, type: 'complete' | 'inspect', { content }: Message): Promise<Content> {
  return ask(session, { type, code: content.code as string, cursor: content.cursor_pos as number });
}

function listComms({ comms }: Session, { content }: Message): Content {
  return { status: 'ok', comms: comms.info(content.target_name as string | undefined) };
}

async function passOn(
  session: Session,
  kind: 'open' | 'msg' | 'close',
  { content, metadata, buffers }: Message,
): Promise<undefined> {
  const { comm_id: commId, target_name: targetName = '', data } = content as Record<string, never>;
  session.comms.note(kind, commId, targetName);
  const texts = buffers.map((buffer) => buffer.toString('base64'));
  await ask(session, { type: 'comm', kind, commId, targetName, data, metadata, buffers: texts });
}

function interrupt(session: Session): Content {
  stopCell(session);
  return { status: 'ok' };
}
