/**
 * The stop button, as the runner sees it.
 *
 * Stopping is first asked for. Library code that listens ends by itself, and who waits for it gets its result; then, or
 * when nobody listens, whatever looks at the button throws `Interrupted`, at its next `await`, timer, or TensorFlow
 * operation, so that `finally` blocks run. Code that does not look is terminated by the watchdog thread.
 */
import { join } from 'node:path';
import { setImmediate, setTimeout } from 'node:timers';
import { Worker } from 'node:worker_threads';
import { Interrupted, provide } from '../bridge';
import { currentCell, executingCell, leaveContext, runInCell, type Cell, type StopPhase } from './cells';
import { farewellTime, listenersTime, slots, type untouchable, type WatchdogMessage } from './stop-slots';

/** Library code that wants to know when its cell is stopped. */
interface Listener {
  cell: Cell | undefined;
  callback: () => void;
}

const shared = new Int32Array(new SharedArrayBuffer(4 * Object.keys(slots).length));
const listeners = new Set<Listener>();
let giveUp: (() => void) | undefined;
let onGivenUp: () => void = () => undefined;
/** When the listeners' time is over, in ms as `Date.now` counts them. */
let deadline = Infinity;

/**
 * Starts the watchdog and makes `onInterrupt` work.
 *
 * @param afterTermination repairs what a termination may have left half done
 * @param afterStop        called when a stopped cell is given up, whether it was terminated or not
 */
export function watchStopButton(afterTermination: () => void, afterStop: () => void): void {
  onGivenUp = afterStop;
  const watchdog = new Worker(join(__dirname, 'watchdog.js'), { workerData: shared });
  watchdog.on('message', ({ cell: id, terminated }: WatchdogMessage) => {
    if (terminated) {
      leaveContext();
      afterTermination();
    }
    const cell = executingCell();
    if (cell?.id !== id) Atomics.store(shared, slots.heard, id);
    else if (terminated) end(cell, 0);
    else notice(cell);
  });
  provide('tslab-kernel.interrupt', listen);
}

/** Calls back once when the running code's cell is stopped; what it returns takes that back. */
export function listen(callback: () => void): () => void {
  proceed();
  const listener: Listener = { cell: currentCell(), callback };
  const { cell } = listener;
  listeners.add(listener);
  // What begins while its cell is coming to an end, as a part of the work that is, comes to its end as well.
  if (cell?.stop === 'asked') callback();
  return () => {
    listeners.delete(listener);
    if (cell?.stop !== 'asked' || listenersOf(cell).length > 0) return;
    cell.stop = 'ending';
    // By then all who waited for the work have taken its result.
    setImmediate(() => {
      end(cell, 0);
    });
  };
}

function listenersOf(cell: Cell): Listener[] {
  return [...listeners].filter((listener) => listener.cell === cell);
}

/** Looks at the button, and does for `cell` what follows from it. */
function notice(cell: Cell): void {
  if (!hasStopped(cell)) return;
  if (cell.stop === undefined) {
    Atomics.store(shared, slots.heard, cell.id);
    cell.stop = 'asked';
    deadline = Date.now() + listenersTime;
    const told = listenersOf(cell);
    for (const { callback } of told) runInCell(cell, callback);
    if (told.length === 0) end(cell, farewellTime);
    else {
      setTimeout(() => {
        if (cell.stop === 'asked') end(cell, farewellTime);
      }, listenersTime);
    }
  }
  const insisted = Atomics.load(shared, slots.insisted) === cell.id;
  if (insisted || (cell.stop === 'asked' && Date.now() > deadline)) end(cell, farewellTime);
}

/** Lets everything that looks at the button throw, and gives the cell up when that does not end it in `time` ms. */
function end(cell: Cell, time: number): void {
  if (cell.stop === 'now' && time > 0) return;
  cell.stop = 'now';
  for (const listener of listenersOf(cell)) listeners.delete(listener);
  if (executingCell() !== cell) return;
  const giveThisUp = giveUp;
  if (time === 0) giveThisUp?.();
  else {
    setTimeout(() => {
      // By then the next cell may be running.
      if (giveUp === giveThisUp) giveUp?.();
    }, time);
  }
}

/** Whether the stop button was pressed for this cell, even if the main thread has not heard of it yet. */
export function hasStopped(cell: Cell): boolean {
  if (cell.stop !== undefined) return true;
  return cell === executingCell() && Atomics.load(shared, slots.requested) === cell.id;
}

/** How far the stop has come of the cell that the running code belongs to. */
function phase(): StopPhase | undefined {
  const cell = currentCell();
  if (cell) notice(cell);
  return cell?.stop;
}

/** Throws `Interrupted` when whatever looks at the button shall: what listens, or waits for it, goes on. */
export function throwIfStopped(): void {
  if (phase() === 'now') throw new Interrupted();
}

/** Throws `Interrupted` when the running code's cell shall begin nothing new. */
function proceed(): void {
  const reached = phase();
  if (reached === 'ending' || reached === 'now') throw new Interrupted();
}

/** Called before an `await`: how far the stop has come by then. */
const began = phase;

/**
 * Called after an `await` and passes its value through, or throws `Interrupted`. An `await` that began before the work
 * ended that it waits for gets its value.
 */
function resume(before: StopPhase | undefined, value: unknown): unknown {
  const reached = phase();
  if (reached === 'now' || (reached === 'ending' && before === 'ending')) throw new Interrupted();
  return value;
}

/** The looks at the stop button that compiled cells take, by the names in module-transform.ts. */
export const looks = { began, resume, proceed };

/** Runs `work` as the cell's; rejects with `Interrupted` when the stop button ends it. */
export async function untilStopped(cell: Cell, work: () => Promise<void>): Promise<void> {
  Atomics.store(shared, slots.executing, cell.id);
  try {
    proceed();
    await new Promise<void>((resolve, reject) => {
      giveUp = () => {
        onGivenUp();
        reject(new Interrupted());
      };
      // In a continuation of its own: a termination ends that, and not the code that waits here.
      runInCell(cell, () => Promise.resolve().then(work)).then(resolve, reject);
    });
    if (cell.stop) throw new Interrupted();
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
