/** Answers Jupyter: what the protocol asks for, with the runner doing the cells. */
import { setTimeout } from 'node:timers/promises';
import type { Connection } from './connection';
import { answerPrompt, drainTime, stopCell } from './execute';
import type { Message } from './message';
import { watchParent } from './parent-watch';
import { abort, answer, isCommTalk } from './requests';
import { announceEnd, handOn, printNative } from './runner-events';
import type { Runner } from './runner-process';
import { createSession, publishStatus, type Session } from './session';
import { createShellQueue } from './shell-queue';
import { openSockets, type Channel, type Sockets } from './sockets';

/** Serves one connection with a runner until Jupyter shuts the kernel down or disappears. */
export async function serve(connection: Connection, runner: Runner): Promise<void> {
  const queue = createShellQueue(
    (message) => answerInTurn(session, message),
    (message) => {
      abort(session, message);
    },
  );
  const session: Session = createSession(runner, queue, (channel, message) => {
    sockets.send(channel, message);
  });
  const sockets = await openSockets(connection, (channel, message) => {
    void receive(session, sockets, channel, message);
  });
  runner.listen({
    onEvent(event) {
      handOn(session, event);
    },
    onNativeOutput(name, text) {
      printNative(session, name, text);
    },
    onExit(code, signal) {
      if (session.ending) return;
      announceEnd(session, code, signal);
      const endNow = (): Promise<void> => end(session, sockets);
      setTimeout(2 * drainTime).then(endNow, endNow);
    },
  });

  process.on('SIGINT', () => {
    stopCell(session);
  });
  process.on('SIGTERM', () => void end(session, sockets));
  watchParent(() => {
    runner.kill();
    process.exit(1);
  });
  session.send('iopub', 'status', { execution_state: 'starting' }, undefined);
}

async function receive(
  session: Session,
  sockets: Sockets,
  channel: Channel,
  message: Message,
): Promise<void> {
  const type = message.header.msg_type;
  if (isCommTalk(message)) await answerInTurn(session, message);
  else if (channel === 'shell') session.queue.add(message);
  else if (channel === 'control') {
    await answer(session, 'control', message);
    if (type === 'shutdown_request') await end(session, sockets);
  } else if (type === 'input_reply') answerPrompt(session, message.content.value as string);
}

async function answerInTurn(session: Session, message: Message): Promise<void> {
  await answer(session, 'shell', message);
  // That was about a comm; front ends show what they heard last, and a cell still runs.
  const running = session.parents.get(session.runningCell);
  if (running) publishStatus(session, 'busy', running);
}

async function end(session: Session, sockets: Sockets): Promise<void> {
  session.ending = true;
  session.printed.flush();
  session.runner.kill();
  await sockets.close();
  // Nothing is left to wait for, so Node ends by itself. Only then does zeromq wait until what was sent is delivered:
  // with `process.exit()` it would be lost.
}
