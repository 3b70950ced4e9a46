/** Sends what cells print and show to the server, each to the cell it belongs to. */
import { randomUUID } from 'node:crypto';
import { createRequire } from 'node:module';
import { provide, type DisplayOptions, type MimeBundle, type NotebookOutput } from '../bridge';
import { currentCell, type Cell } from './cells';
import { sendEvent } from './channel';

/** Makes stdout and stderr, `notebookDisplay()` and tslab's own `display` write to the cell that uses them. */
export function redirectOutput(): void {
  redirectStream('stdout');
  redirectStream('stderr');
  provide('tslab-kernel.output', openOutput);
  const tslab = createRequire(__filename)('tslab/dist/jupyter') as typeof import('tslab/dist/jupyter');
  tslab.lastWriteDisplayData = (content, update) => {
    const cell = currentCell();
    if (cell && !cell.silent) sendEvent({ type: 'display', cell: cell.id, update, content });
  };
}

/** The output of the cell that is calling. It stays that cell's, also after the cell has ended. */
export function openOutput(): NotebookOutput {
  const cell = currentCell();
  return {
    display(bundle, options = {}) {
      const displayId = options.displayId ?? randomUUID();
      let shown = options.update ?? false;
      const show = (next: MimeBundle): void => {
        sendDisplay(cell, next, { ...options, displayId, update: shown });
        shown = true;
      };
      if (bundle) show(bundle);
      return show;
    },
    clear(wait) {
      if (cell && !cell.silent) sendEvent({ type: 'clear', cell: cell.id, wait });
    },
  };
}

function sendDisplay(cell: Cell | undefined, data: MimeBundle, options: DisplayOptions): void {
  const { displayId, update = false, metadata = {} } = options;
  if (!cell || cell.silent) return;
  const content = { data, metadata, transient: { display_id: displayId } };
  sendEvent({ type: 'display', cell: cell.id, update, content });
}

function redirectStream(name: 'stdout' | 'stderr'): void {
  const write = (
    chunk: string | Uint8Array,
    encoding?: BufferEncoding | ((error?: Error | null) => void),
    done?: (error?: Error | null) => void,
  ): boolean => {
    printTo(currentCell(), name, typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8'));
    const callback = typeof encoding === 'function' ? encoding : done;
    if (callback) process.nextTick(callback);
    return true;
  };
  process[name].write = write;
}

/** Prints into a cell. */
export function printTo(cell: Cell | undefined, name: 'stdout' | 'stderr', text: string): void {
  if (text !== '') sendEvent({ type: 'stream', cell: cell?.id ?? 0, name, text });
}
