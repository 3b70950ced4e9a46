/** Errors that no cell is waiting for: those of timers and of promises without `await`. */
import { Interrupted } from '../bridge';
import { cellOfPromise, currentCell, type Cell } from './cells';
import { describeThrown } from './errors';
import { printTo } from './output';

/** Reports such errors in the cell they come from, instead of ending the process. */
export function catchUncaught(): void {
  process.on('uncaughtException', reportUncaught);
  process.on('unhandledRejection', (reason, promise) => {
    report(reason, cellOfPromise(promise) ?? currentCell());
  });
}

/** Reports an error in the cell whose code is running. */
export function reportUncaught(thrown: unknown): void {
  report(thrown, currentCell());
}

function report(thrown: unknown, cell: Cell | undefined): void {
  if (thrown instanceof Interrupted || cell?.stop) return;
  if (cell) printTo(cell, 'stderr', `${describeThrown(thrown, cell).traceback.join('\n')}\n`);
}
