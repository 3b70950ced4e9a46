import type { Progress } from '../visualization/progress/open-progress';
import type { Batches } from './step/batch';

/** The line that shows an epoch: steps, time left, the loss and metrics so far. */
export interface EpochLine {
  /** Shows how far it is. */
  update: (done: number, logs: Record<string, number>, note?: string) => void;
  /** Shows it for good. */
  finish: (done: number, logs: Record<string, number>, note?: string) => void;
}

/**
 * A new line of a progress display.
 *
 * @param epoch  counted from 0
 * @param epochs how many there are
 * @param batches whose number is the number of steps, as soon as it is known
 */
export function epochLine(progress: Progress, epoch: number, epochs: number, batches: Batches): EpochLine {
  const started = performance.now();
  const label = `Epoch ${String(epoch + 1).padStart(String(epochs).length)}/${epochs}`;
  const line = (done: number, values: Record<string, number>, note?: string) => ({
    label,
    done,
    total: batches.total,
    elapsed: performance.now() - started,
    values,
    note,
  });
  return {
    update: (...values) => {
      progress.update(line(...values));
    },
    finish: (...values) => {
      progress.finish(line(...values));
    },
  };
}
