import { openProgress } from './open-progress';

const QUIET_MS = 2000;

/**
 * A bar for a loop over batches, shown only if the loop takes longer than two seconds.
 *
 * @param label what the bar says
 * @returns a function to call after each batch; it always says to go on
 */
export function batchBar(label: string): (done: number, total: number) => true {
  const progress = openProgress(QUIET_MS);
  const started = performance.now();
  return (done, total) => {
    const line = { label, done, total, elapsed: performance.now() - started, values: {} };
    if (done === total) progress.finish(line);
    else progress.update(line);
    return true;
  };
}
