/** Runs cells, and stops them. */
import { setImmediate, setTimeout } from 'node:timers/promises';
import type { Message } from './message';
import { ask, type Content, type Session } from './session';

/** How long a failed cell waits for requests that were sent with it before those that wait are aborted, in ms. */
export const drainTime = 20;

/** Answers an `execute_request`. */
export async function execute(session: Session, message: Message): Promise<Content> {
  const { history, send } = session;
  const code = message.content.code as string;
  const silent = message.content.silent === true;
  const storeHistory = !silent && message.content.store_history !== false;
  if (storeHistory) history.add(++session.executionCount, code);
  const count = session.executionCount;
  if (!silent) send('iopub', 'execute_input', { code, execution_count: count }, message);

  const id = ++session.lastId;
  session.parents.set(id, message);
  session.runningCell = id;
  const allowStdin = message.content.allow_stdin === true;
  const userExpressions = (message.content.user_expressions ?? {}) as Record<string, string>;
  const result = await ask(
    session,
    { type: 'execute', code, count, silent, allowStdin, userExpressions },
    id,
  );
  // What native code wrote before the cell ended comes through another pipe: let it arrive.
  await setImmediate();
  await setImmediate();
  session.printed.flush();
  session.runningCell = 0;
  if (result.status === 'error' && message.content.stop_on_error !== false) {
    await setTimeout(drainTime);
    session.queue.abortWaiting();
  }
  return { ...result, execution_count: count };
}

/** The stop button. */
export function stopCell(session: Session): void {
  answerPrompt(session, null);
  if (session.runningCell) session.runner.stop(session.runningCell);
}

/** Gives a cell the reader's line, if one waits for it; null when there is none. */
export function answerPrompt(session: Session, line: string | null): void {
  if (session.asking) session.runner.answer(line);
  session.asking = false;
}
