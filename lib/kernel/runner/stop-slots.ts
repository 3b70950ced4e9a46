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
} as const;

/** What must not be terminated half way. */
export const untouchable = { nothing: 0, compiler: 1, operation: 2 } as const;

/** What the watchdog says to the main thread. */
export interface WatchdogMessage {
  cell: number;
  /** whether the code that was running has been terminated */
  terminated: boolean;
}
