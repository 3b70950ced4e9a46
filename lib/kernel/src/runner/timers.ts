/** Makes timers belong to the cell that set them, and fall silent when it is stopped. */
import { currentCell, runInCell } from './cells';
import { reportUncaught } from './uncaught';

type Callback = (...args: unknown[]) => void;

/** Wraps the global timers. To be called once, before packages are loaded that keep a timer function for themselves. */
export function followTimers(): void {
  for (const name of ['setTimeout', 'setInterval', 'setImmediate'] as const) {
    const original = globalThis[name] as unknown as (callback: Callback, ...rest: unknown[]) => unknown;
    const wrapped = (callback: Callback, ...rest: unknown[]): unknown => original(follow(callback), ...rest);
    // Such as the promise version that util.promisify looks for.
    Object.defineProperties(wrapped, Object.getOwnPropertyDescriptors(original));
    globalThis[name] = wrapped as never;
  }
}

/** The callback as a part of the cell that passed it. */
function follow(callback: Callback): Callback {
  const cell = currentCell();
  if (!cell || typeof callback !== 'function') return callback;
  // Until the cell has ended they go on, so that what waits for them can clean up.
  const isSilent = (): boolean => cell.stop !== undefined && cell.ended;
  return (...args) => {
    if (isSilent()) return;
    // In a continuation of its own, not inside the timer's: Node aborts when a timer's callback is terminated.
    runInCell(cell, () => {
      Promise.resolve()
        .then(() => {
          if (!isSilent()) callback(...args);
        })
        .catch(reportUncaught);
    });
  };
}
