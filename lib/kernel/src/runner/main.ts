/** The runner's entry point: waits for the server's requests and answers them, one at a time. */
import { setImmediate, setTimeout } from 'node:timers';
import type { CommRequest, Request } from '../between';
import { createCellCompiler } from '../compiler/cell-compiler';
import { keepCompilerCode } from '../compiler/tslab-typescript';
import { followCells } from './cells';
import { listen, sendEvent } from './channel';
import { followComms, receive } from './comms';
import { execute, type Session } from './execute';
import { provideGlobals } from './globals';
import { createModules } from './modules';
import { redirectOutput } from './output';
import { watchStopButton } from './stop';
import { followTensorFlow, releaseModels, repairTensorFlow } from './tensorflow-stop';
import { followTimers } from './timers';
import { catchUncaught } from './uncaught';
import { createVariables } from './variables';

// The terminal sends the stop signal to the whole group of processes; the server tells us when it means us.
process.on('SIGINT', () => undefined);
followCells();
catchUncaught();
watchStopButton(repairTensorFlow, releaseModels);
followTimers();

const compiler = createCellCompiler();
const session: Session = {
  compiler,
  modules: createModules(process.cwd(), compiler, followTensorFlow),
  variables: createVariables(),
  declarations: '',
};
redirectOutput();
provideGlobals();
followComms();
// The first compilation takes much longer than the others.
compiler.compile('undefined', '');

let previous: Promise<void> = Promise.resolve();
let unanswered = 0;
listen((request) => {
  // Not in its turn, but also while a cell runs, as soon as that waits for something.
  if (request.type === 'comm') {
    void receive(request).finally(() => {
      sendEvent({ type: 'reply', id: request.id, content: {} });
    });
    return;
  }
  unanswered++;
  previous = previous.then(() => answer(request)).finally(() => unanswered--);
});
useIdleTime();

/** Prepares what will be needed later: the types of packages, and a quicker start of the next kernel. */
function useIdleTime(): void {
  if (unanswered > 0) setTimeout(useIdleTime, 100);
  else if (compiler.readAhead()) setImmediate(useIdleTime);
  else keepCompilerCode();
}

async function answer(request: Exclude<Request, CommRequest>): Promise<void> {
  try {
    sendEvent({ type: 'reply', id: request.id, content: await contentOf(request) });
  } catch (error) {
    // Such as an error in the compiler: the reader shall see it, and the next request is answered.
    const evalue = String(error);
    const content = { ename: 'KernelError', evalue, traceback: [`KernelError: ${evalue}`] };
    if (request.type === 'execute') sendEvent({ type: 'error', cell: request.id, error: content });
    sendEvent({ type: 'reply', id: request.id, content: { status: 'error', ...content } });
  }
}

async function contentOf(request: Exclude<Request, CommRequest>): Promise<Record<string, unknown>> {
  switch (request.type) {
    case 'execute':
      return execute(session, request);
    case 'complete': {
      const { start, end, candidates } = compiler.complete(
        request.code,
        session.declarations,
        request.cursor,
      );
      return { status: 'ok', matches: candidates, cursor_start: start, cursor_end: end, metadata: {} };
    }
    case 'inspect': {
      const text = compiler.inspect(request.code, session.declarations, request.cursor);
      return {
        status: 'ok',
        found: text !== undefined,
        data: text === undefined ? {} : { 'text/plain': text },
        metadata: {},
      };
    }
    case 'isComplete':
      return { ...compiler.isComplete(request.code) };
  }
}
