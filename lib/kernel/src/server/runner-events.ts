/** What the runner says, handed on to the front end: one handler for each type of event. */
import type { ErrorContent, Event } from '../between';
import type { Session } from './session';

type Handlers = {
  [Type in Event['type']]: (session: Session, event: Extract<Event, { type: Type }>) => void;
};

const handlers: Handlers = {
  stream: ({ printed }, event) => {
    printed.add(event);
  },
  display: ({ send, parents }, { cell, update, content }) => {
    send('iopub', update ? 'update_display_data' : 'display_data', { ...content }, parents.get(cell));
  },
  clear: ({ send, parents }, { cell, wait }) => {
    send('iopub', 'clear_output', { wait }, parents.get(cell));
  },
  result: ({ send, parents, history, executionCount }, { cell, data, metadata }) => {
    const content = { data, metadata, execution_count: executionCount };
    send('iopub', 'execute_result', content, parents.get(cell));
    if (typeof data['text/plain'] === 'string') history.setOutput(executionCount, data['text/plain']);
  },
  error: ({ send, parents }, { cell, error }) => {
    send('iopub', 'error', { ...error }, parents.get(cell));
  },
  input: (session, { cell, prompt, password }) => {
    session.asking = true;
    session.send('stdin', 'input_request', { prompt, password }, session.parents.get(cell));
  },
  comm: ({ send, parents, comms }, { cell, kind, commId, targetName, data, metadata, buffers }) => {
    comms.note(kind, commId, targetName);
    const content = { comm_id: commId, data, ...(kind === 'open' && { target_name: targetName }) };
    const bytes = buffers.map((text) => Buffer.from(text, 'base64'));
    send('iopub', `comm_${kind}`, content, parents.get(cell), { metadata, buffers: bytes });
  },
  reply: ({ unanswered }, { id, content }) => {
    unanswered.get(id)?.(content);
    unanswered.delete(id);
  },
};

/** Hands an event on. */
export function handOn(session: Session, event: Event): void {
  const handle = handlers[event.type] as (session: Session, event: Event) => void;
  handle(session, event);
}

/** Prints text that did not come through `console`, of native code or a child process, into the cell that runs or ran. */
export function printNative(
  { printed, parents, runningCell }: Session,
  name: 'stdout' | 'stderr',
  text: string,
): void {
  printed.add({ cell: runningCell || Math.max(0, ...parents.keys()), name, text });
}

/** Tells the reader that the runner has ended, and answers whoever waits for it. */
export function announceEnd(session: Session, code: number | null, signal: string | null): void {
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
  const parent = session.parents.get(session.runningCell);
  if (parent) session.send('iopub', 'error', { ...error }, parent);
  for (const resolve of session.unanswered.values()) resolve({ status: 'error', ...error });
}
