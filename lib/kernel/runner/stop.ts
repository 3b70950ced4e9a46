/**
 * The stop button, as the runner sees it.
 *
 * Stopping is first asked for: whatever looks at the button throws `Interrupted`, at its next `await`, timer, or
 * TensorFlow operation, so that `finally` blocks run. Code that does not look is terminated by the watchdog thread.
 */
import { join } from 'node:path';
import { setTimeout } from 'node:timers';
import { Worker } from 'node:worker_threads';
import { Interrupted, provideInterrupts } from '../interrupt';
import { currentCell, executingCell, leaveContext, runInCell, type Cell } from './cells';
import { slots, type untouchable, type WatchdogMessage } from './stop-slots';

/** How long work that has been asked to stop may take to end by itself, in ms. */
const farewellTime = 150;

const shared = new Int32Array(new SharedArrayBuffer(4 * Object.keys(slots).length));
const callbacks = new Map<() => void, Cell | undefined>();
let giveUp: (() => void) | undefined;
let onGivenUp: () => void = () => undefined;

/**
 * Starts the watchdog and makes `onInterrupt` work.
 *
 * @param afterTermination repairs what a termination may have left half done
 * @param afterStop        called when a stopped cell is given up, whether it was terminated or not
 */
export function watchStopButton(afterTermination: () => void, afterStop: () => void): void {
  onGivenUp = afterStop;
  const watchdog = new Worker(join(__dirname, 'watchdog.js'), { workerData: shared });
  watchdog.on('message', ({ cell, terminated }: WatchdogMessage) => {
    if (terminated) {
      leaveContext();
      afterTermination();
    }
    hear(cell, terminated);
  });
  provideInterrupts((callback) => {
    callbacks.set(callback, currentCell());
    return () => {
      callbacks.delete(callback);
    };
  });
}

function hear(id: number, terminated: boolean): void {
  Atomics.store(shared, slots.heard, id);
  const cell = executingCell();
  if (cell?.id !== id) return;
  cell.stopped = true;
  for (const [callback, owner] of [...callbacks]) {
    if (owner !== cell) continue;
    callbacks.delete(callback);
    runInCell(cell, callback);
  }
  if (terminated) giveUp?.();
  else {
    const giveThisUp = giveUp;
    setTimeout(() => {
      // By then the next cell may be running.
      if (giveUp === giveThisUp) giveUp?.();
    }, farewellTime);
  }
}

/** Whether the cell that the running code belongs to has been stopped. */
export function isStopped(): boolean {
  const cell = currentCell();
  return cell !== undefined && hasStopped(cell);
}

/** Whether the stop button was pressed for this cell, even if the main thread has not heard of it yet. */
export function hasStopped(cell: Cell): boolean {
  return cell.stopped || Atomics.load(shared, slots.requested) === cell.id;
}

/** Passes `value` through, or throws `Interrupted` when the cell it is running for has been stopped. */
export function resume(value: unknown): unknown {
  if (isStopped()) throw new Interrupted();
  return value;
}

/** Runs `work` as the cell's; rejects with `Interrupted` when the stop button ends it. */
export async function untilStopped(cell: Cell, work: () => Promise<void>): Promise<void> {
  Atomics.store(shared, slots.executing, cell.id);
  try {
    resume(undefined);
    await new Promise<void>((resolve, reject) => {
      giveUp = () => {
        onGivenUp();
        reject(new Interrupted());
      };
      // In a continuation of its own: a termination ends that, and not the code that waits here.
      runInCell(cell, () => Promise.resolve().then(work)).then(resolve, reject);
    });
  } finally {
    giveUp = undefined;
    Atomics.store(shared, slots.executing, 0);
  }
}

/** Runs `work`, which must not be terminated half way. */
export function protect<T>(kind: (typeof untouchable)[keyof typeof untouchable], work: () => T): T {
  const before = Atomics.exchange(shared, slots.untouchable, kind);
  try {
    return work();
  } finally {
    Atomics.store(shared, slots.untouchable, before);
  }
}
