const LINE_EVERY_MS = 10_000;

/**
 * Shows what cells tell, as it comes: printed text as it stands; the bar of training redrawn in place on a terminal,
 * and elsewhere as a line now and then.
 *
 * @param {import('../../lib/keras-nyumon/command/progress.mjs').Screen} screen
 * @param {() => number} [now]
 * @returns {{ show: (message: import('./run-notebook.mjs').Message) => void, end: () => void }}
 */
export function showCells(screen, now = Date.now) {
  let cell = '';
  /** The lines of a display that won't change any more, and the one below them, which may. */
  let finished = 0;
  let current = '';
  let shown = now();

  const wipe = () => screen.isTTY && screen.write('\r\x1b[K');
  const end = () => {
    wipe();
    if (current) screen.write(`${current}\n`);
    current = '';
  };
  /** @param {string} text */
  const redraw = (text) => {
    const lines = text.split('\n');
    current = lines.pop() ?? '';
    wipe();
    for (const line of lines.slice(finished)) screen.write(`${line}\n`);
    finished = lines.length;
    if (screen.isTTY) screen.write(current.slice(0, (screen.columns ?? 80) - 1));
    else if (now() - shown >= LINE_EVERY_MS) {
      screen.write(`${current}\n`);
      shown = now();
    }
  };
  /** @param {import('./run-notebook.mjs').Message} told */
  const show = (told) => {
    if (told.cell !== cell) {
      end();
      [cell, finished] = [told.cell, 0];
      screen.write(`▸ ${cell}\n`);
    }
    // Of the displays, progress and training's chart change in place; the chart, `[…]` as text, can't be seen here.
    if (told.message === 'update_display_data') {
      if (!told.text.startsWith('[')) redraw(told.text);
    } else if (told.message !== 'display_data') {
      end();
      screen.write(`${told.text.trimEnd()}\n`);
    }
  };
  return { show, end };
}
