import { inBothLanguages } from './seconds.mjs';

/**
 * How a step tells how far it is.
 *
 * @typedef {object} Progress
 * @property {(done: number, total: number, note?: string) => void} update  total is 0 when nobody knows
 * @property {(text: string) => void} note  a line of its own that stays on the screen
 */

/**
 * Where progress is written: process.stdout, or something like it in a test.
 *
 * @typedef {{ write(text: string): unknown, isTTY?: boolean, columns?: number }} Screen
 */

const REDRAW_MS = 200;
const LINE_EVERY_MS = 10_000;
const BAR = 24;

/**
 * Shows how far a step is: one line redrawn in place on a terminal, now and then a new line elsewhere.
 *
 * @param {Screen} screen
 * @param {{ usualSeconds?: number, now?: () => number }} [options] usualSeconds: what the step took the last time
 * @returns {Progress & { end(): void }}
 */
export function showProgress(screen, { usualSeconds, now = Date.now } = {}) {
  const start = now();
  let [done, total, note] = [0, 0, ''];
  // Where the present count began: a step may count several things one after the other.
  let began = { at: start, done: 0 };
  let shown = start;

  const text = () => {
    const elapsed = (now() - start) / 1000;
    if (!total) {
      const usual = usualSeconds && usualSeconds > 2 ? ` / 前回 ${inBothLanguages(usualSeconds)}` : '';
      return `経過 ${inBothLanguages(elapsed)}${usual}  ${note}`;
    }
    const share = Math.min(1, done / total);
    const bar = '█'.repeat(Math.round(share * BAR)).padEnd(BAR, '░');
    return `${bar} ${String(Math.floor(share * 100)).padStart(3)} %  ${timeLeft()}${note}`;
  };
  const timeLeft = () => {
    const [spent, gained] = [(now() - began.at) / 1000, done - began.done];
    if (spent < 2 || gained <= 0 || done >= total) return '';
    return `残り ${inBothLanguages(Math.ceil((spent / gained) * (total - done)))}  `;
  };
  const draw = () => {
    if (screen.isTTY) screen.write(`\r\x1b[K    ${fit(text(), (screen.columns ?? 80) - 5)}`);
    else if (now() - shown >= LINE_EVERY_MS) {
      screen.write(`    ${text().trimEnd()}\n`);
      shown = now();
    }
  };
  const wipe = () => screen.isTTY && screen.write('\r\x1b[K');
  const timer = setInterval(draw, REDRAW_MS);
  return {
    update(nowDone, nowTotal, nowNote = '') {
      if (nowTotal !== total || nowDone < done) began = { at: now(), done: nowDone };
      [done, total, note] = [nowDone, nowTotal, nowNote];
    },
    note(line) {
      wipe();
      screen.write(`    ${line.replaceAll('\n', '\n    ')}\n`);
    },
    end() {
      clearInterval(timer);
      wipe();
    },
  };
}

/**
 * Cuts a text so that it fits on one line; Japanese letters are two columns wide.
 *
 * @param {string} text
 * @param {number} columns
 */
function fit(text, columns) {
  let width = 0;
  let kept = '';
  for (const letter of text) {
    width +=
      /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/.test(
        letter,
      )
        ? 2
        : 1;
    if (width > columns) break;
    kept += letter;
  }
  return kept;
}
