/**
 * Knows which cell the code that is running now belongs to, also after an `await` or in a timer of an earlier cell.
 *
 * V8 tells when a promise is made and when its continuation runs: each promise carries the cell that made it. Timers
 * are wrapped (timers.ts). AsyncLocalStorage would do the same, but with it Node 20 and 22 abort when a computation is
 * terminated from outside, as the stop button must (watchdog.ts).
 */
import { promiseHooks } from 'node:v8';

/** A cell that runs or has run. */
export interface Cell {
  readonly id: number;
  /** the number shown beside the cell */
  readonly count: number;
  readonly silent: boolean;
  readonly allowStdin: boolean;
  /** how far the stop button has come; undefined when it was not pressed */
  stop: StopPhase | undefined;
  /** whether it has had its time to say farewell: its timers are silent from now on */
  ended: boolean;
}

/**
 * A stop goes through up to three phases:
 * - `asked`: library code that listens for the stop has been told, and is coming to its end;
 * - `ending`: it has ended; the code that waits for it takes its results, and nothing else begins;
 * - `now`: whatever looks at the button throws.
 */
export type StopPhase = 'asked' | 'ending' | 'now';

/** A constructor that returns the object it is given. */
const Same = function (carrier: object) {
  return carrier;
} as unknown as new (carrier: object) => object;

/** Attaches a cell to any object, invisibly: a private field can be added to whatever the constructor returns. */
class Carrier extends Same {
  #cell: Cell | undefined;
  constructor(carrier: object, cell: Cell | undefined) {
    super(carrier);
    this.#cell = cell;
  }
  static cellOf(carrier: object): Cell | undefined {
    return #cell in carrier ? carrier.#cell : undefined;
  }
}

/** The cell being executed, the latest one, and the one whose continuation runs now. */
let executing: Cell | undefined;
let latest: Cell | undefined;
let context: Cell | undefined;

/** Starts following promises. To be called once. */
export function followCells(): void {
  promiseHooks.createHook({
    init(promise) {
      new Carrier(promise, context ?? executing);
    },
    before(promise) {
      context = Carrier.cellOf(promise);
    },
    after() {
      context = undefined;
    },
  });
}

/** The cell that the running code belongs to; undefined before the first one. */
export function currentCell(): Cell | undefined {
  return context ?? executing ?? latest;
}

/** The cell being executed. */
export function executingCell(): Cell | undefined {
  return executing;
}

/** The cell that made `promise`. */
export function cellOfPromise(promise: Promise<unknown>): Cell | undefined {
  return Carrier.cellOf(promise);
}

/** Says that `cell` is being executed from now on; undefined when it has ended. */
export function setExecutingCell(cell: Cell | undefined): void {
  context = undefined;
  executing = cell;
  latest = cell ?? latest;
}

/** Forgets whose code was running, when it was terminated and could not say that it ended. */
export function leaveContext(): void {
  context = undefined;
}

/** Runs `work` as a part of `cell`. */
export function runInCell<T>(cell: Cell | undefined, work: () => T): T {
  const previous = context;
  context = cell;
  try {
    return work();
  } finally {
    context = previous;
  }
}
