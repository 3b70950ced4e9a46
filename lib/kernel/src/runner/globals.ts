/** What cells can use without an import: see notebook-globals.ts for their types. */
import { Interrupted } from '../bridge';
import { currentCell } from './cells';
import { readAnswer, sendEvent } from './channel';
import { openOutput } from './output';
import { addPage } from './pages';

/** Makes the functions of notebook-globals.ts. */
export function provideGlobals(): void {
  Object.assign(globalThis, { prompt: ask, clearOutput, page: addPage });
}

function clearOutput(wait = false): void {
  openOutput().clear(wait);
}

function ask(message = '', fallback = ''): string | null {
  const cell = currentCell();
  if (!cell?.allowStdin) return null;
  sendEvent({ type: 'input', cell: cell.id, prompt: message === '' ? '' : `${message} `, password: false });
  const answer = readAnswer();
  if (answer === null) throw new Interrupted();
  return answer === '' ? fallback : answer;
}
