import type { ProgressLine } from './progress-line';
import { openOutput } from './progress-output';

/** A place where lines of progress are shown. */
export interface Progress {
  /** Shows the line in place of the one before; at most ten times a second. */
  update: (line: ProgressLine) => void;
  /** Shows the line for good; the next one comes below it. */
  finish: (line: ProgressLine) => void;
}

/** Progress that nobody sees. */
export const silentProgress: Progress = { update: () => undefined, finish: () => undefined };

const REDRAW_MS = 100;

/**
 * Opens a place for progress: an output below the cell in a notebook, one line that redraws itself in a terminal, plain
 * lines elsewhere.
 *
 * @param quietFor milliseconds to wait before anything is shown, so that short work shows nothing. Default 0
 */
export function openProgress(quietFor = 0): Progress {
  const opened = performance.now();
  let lastDrawn = -Infinity;
  let output: ReturnType<typeof openOutput> | undefined;
  const finished: ProgressLine[] = [];

  const draw = (current: ProgressLine | undefined, now: number) => {
    output ??= openOutput();
    output(finished, current);
    lastDrawn = now;
  };
  return {
    update: (line) => {
      const now = performance.now();
      if (now - opened >= quietFor && now - lastDrawn >= REDRAW_MS) draw(line, now);
    },
    finish: (line) => {
      finished.push(line);
      const now = performance.now();
      if (now - opened >= quietFor) draw(undefined, now);
    },
  };
}
