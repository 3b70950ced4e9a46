import { escapeHtml } from '../escape-html';

/** How far a piece of work is. */
export interface ProgressLine {
  /** What is being done, such as `Epoch 3/12`. */
  label: string;
  /** Steps done so far. */
  done: number;
  /** Steps in all; undefined as long as nobody knows. */
  total: number | undefined;
  /** Milliseconds since the first step began. */
  elapsed: number;
  /** What is known so far, such as the loss. */
  values: Record<string, number>;
  /** What goes on besides, such as `validation 3/79`. */
  note?: string;
}

const BAR_WIDTH = 20;

/** The line as text, as Keras shows it: steps, a bar, the time left (at the end: the time taken), the values. */
export function progressText(line: ProgressLine): string {
  const filled = line.total === undefined ? 0 : Math.round((line.done / line.total) * BAR_WIDTH);
  const bar = '━'.repeat(filled) + '─'.repeat(BAR_WIDTH - filled);
  return `${line.label}  ${stepsText(line)} ${bar} ${timeText(line)}${valuesText(line)}${noteText(line)}`;
}

/** The line as HTML: the browser's own progress bar, and the same words. It survives in an untrusted notebook. */
export function progressHtml(line: ProgressLine): string {
  const bar = `<progress${line.total === undefined ? '' : ` value="${line.done}" max="${line.total}"`} style="width:12em"></progress>`;
  const text = `${stepsText(line)} ${timeText(line)}${valuesText(line)}${noteText(line)}`;
  const [label, words] = [escapeHtml(line.label), escapeHtml(text)];
  return `<div style="font-family:monospace;white-space:pre-wrap">${label}  ${bar} ${words}</div>`;
}

function stepsText({ done, total }: ProgressLine): string {
  return total === undefined ? `${done}/?` : `${String(done).padStart(String(total).length)}/${total}`;
}

function timeText({ done, total, elapsed }: ProgressLine): string {
  if (done === 0) return '';
  if (total !== undefined && done < total) return `ETA ${secondsText((elapsed / done) * (total - done))}`;
  return `${secondsText(elapsed)} ${Math.round(elapsed / done)}ms/step`;
}

function secondsText(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  const minutes = Math.floor(seconds / 60);
  return minutes === 0 ? `${seconds}s` : `${minutes}m${String(seconds % 60).padStart(2, '0')}s`;
}

function valuesText({ values }: ProgressLine): string {
  return Object.entries(values)
    .map(([name, value]) => ` - ${name}: ${valueText(value)}`)
    .join('');
}

function noteText({ note }: ProgressLine): string {
  return note === undefined ? '' : ` - ${note}`;
}

function valueText(value: number): string {
  const isTiny = value !== 0 && Math.abs(value) < 1e-3;
  return isTiny ? value.toExponential(4) : value.toFixed(4);
}
