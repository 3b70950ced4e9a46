/** What the main thread and the watchdog share. */

/** Places in the shared memory: the ids of cells, and what is being done. */
export const slots = {
  /** the cell that shall stop */
  requested: 0,
  /** the cell whose code runs */
  executing: 1,
  /** the cell whose stop the main thread has dealt with */
  heard: 2,
  /** one of `untouchable` */
  untouchable: 3,
  /** the cell that shall stop at once, as the button was pressed a second time */
  insisted: 4,
} as const;

/** What must not be terminated half way. */
export const untouchable = { nothing: 0, compiler: 1, operation: 2 } as const;

/** How long library code that listens for the stop may take to end by itself, such as the rest of a step, in ms. */
export const listenersTime = 400;

/** How long other code that has been asked to stop may take to end by itself, such as a `finally` block, in ms. */
export const farewellTime = 150;

/** What the watchdog says to the main thread. */
export interface WatchdogMessage {
  cell: number;
  /** whether the code that was running has been terminated */
  terminated: boolean;
}
