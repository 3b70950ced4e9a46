/**
 * What library code uses to show things in the notebook: charts, progress bars, tables.
 *
 * Nothing here imports the kernel; outside it `notebookDisplay()` is simply undefined.
 */

/** One thing in several forms, from MIME type to content; the front end shows the richest it knows. */
export type MimeBundle = Record<string, unknown>;

/** How a bundle is shown. */
export interface DisplayOptions {
  /** Names this output, so that anyone who knows the name can replace it. A fresh one when left out. */
  displayId?: string;
  /** Replaces what is shown under `displayId` already instead of adding an output. Default: false. */
  update?: boolean;
  /** Metadata by MIME type, as the front end's renderer understands it. */
  metadata?: Record<string, unknown>;
}

/**
 * Shows `bundle` below the cell and returns a function that replaces it in place, as often as one likes.
 * Without a bundle nothing is shown until the returned function is called for the first time.
 */
export type NotebookDisplay = (bundle?: MimeBundle, options?: DisplayOptions) => (next: MimeBundle) => void;

/** What the kernel offers to library code, bound to one cell. */
export interface NotebookOutput {
  display: NotebookDisplay;
  clear: (wait: boolean) => void;
}

/** Where on `globalThis` the kernel puts the function that opens the running cell's output. */
const kernelKey = Symbol.for('tslab-kernel.output');

function openOutput(): NotebookOutput | undefined {
  const open = (globalThis as Record<symbol, unknown>)[kernelKey] as (() => NotebookOutput) | undefined;
  return open?.();
}

/**
 * Shows things in the cell that is calling; undefined when not in our kernel.
 *
 * Take it at the start of the work: it stays bound to the cell that called, also after that cell has ended.
 *
 * @example
 *   const display = notebookDisplay();
 *   const show = display?.({ 'text/html': '<progress value="0"></progress>', 'text/plain': '0 %' });
 *   show?.({ 'text/html': '<progress value="1"></progress>', 'text/plain': '100 %' }); // in place
 */
export function notebookDisplay(): NotebookDisplay | undefined {
  return openOutput()?.display;
}

/**
 * Empties the output of the cell that is calling. Does nothing outside our kernel.
 *
 * @param wait when true, only as soon as the next output arrives, which avoids a flicker. Default: false
 */
export function clearOutput(wait = false): void {
  openOutput()?.clear(wait);
}

/**
 * The method by which an object shows itself when it is a cell's last expression:
 * `[displaySymbol]() { return { 'text/plain': '…', 'text/html': '…' }; }`, or a promise of such a bundle.
 * It is `Symbol.for('Jupyter.display')`, the same that Deno's notebooks use, so anyone's class can have it.
 */
export const displaySymbol: unique symbol = Symbol.for('Jupyter.display') as never;
