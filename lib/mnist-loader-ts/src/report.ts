import type { Sentence } from './data-error';

/** How far the download of one file is. */
export interface DownloadProgress {
  /** For example "Fashion-MNIST". */
  readonly dataset: string;
  /** For example "train-images-idx3-ubyte.gz". */
  readonly file: string;
  /** Bytes on this machine so far, those of an earlier, interrupted download included. */
  readonly receivedBytes: number;
  readonly totalBytes: number;
}

/** Where a load says what it is doing. */
export interface Report {
  /** One line about something that went wrong and was got around. */
  notice(message: Sentence): void;
  progress(progress: DownloadProgress): void;
  /** Ends the line of a bar that may stand half-drawn. */
  endProgress(): void;
}

/**
 * @param progress true for a bar in a terminal and a line every two seconds in a notebook, false for nothing, or a
 *                 function that is told instead
 * @param onNotice told each notice; printed when left out
 */
export function makeReport(
  progress: boolean | ((progress: DownloadProgress) => void),
  onNotice?: (message: string) => void,
): Report {
  // Notebooks show what goes to stderr as an error, so there everything goes through console.log.
  const inNotebook = isJupyterKernel();
  const print = inNotebook ? console.log : console.warn;
  const notice = ({ ja, en }: Sentence): void => {
    (onNotice ?? print)(`${ja} / ${en}`);
  };
  if (typeof progress === 'function') return { notice, progress, endProgress: () => undefined };
  if (progress && inNotebook) return { notice, ...progressLines() };
  if (progress && process.stderr.isTTY) return { notice, ...progressBar() };
  return { notice, progress: () => undefined, endProgress: () => undefined };
}

/** Every Jupyter front end starts a kernel with the path of a connection file named kernel-….json. */
function isJupyterKernel(): boolean {
  return process.argv.some((argument) => /kernel-[^/\\]*\.json$/.test(argument));
}

const linesEveryMs = 2000;
const barEveryMs = 100;

function progressLines(): Pick<Report, 'progress' | 'endProgress'> {
  const describe = describer();
  let last = { file: '', at: 0 };
  return {
    progress(p) {
      const now = performance.now();
      const text = describe(p, now);
      const isDone = p.receivedBytes === p.totalBytes;
      const isNewFile = p.file !== last.file;
      if (isNewFile || isDone || now - last.at >= linesEveryMs) last = { file: p.file, at: now };
      else return;
      if (isNewFile && !isDone) return;
      console.log(`${text.label} ${text.amount} ${text.left}`.trimEnd());
    },
    endProgress: () => undefined,
  };
}

function progressBar(): Pick<Report, 'progress' | 'endProgress'> {
  const describe = describer();
  const width = 20;
  let drawnAt = 0;
  let half = false;
  return {
    progress(p) {
      const now = performance.now();
      const text = describe(p, now);
      const isDone = p.receivedBytes === p.totalBytes;
      if (!isDone && now - drawnAt < barEveryMs) return;
      drawnAt = now;
      half = !isDone;
      const filled = Math.floor((width * p.receivedBytes) / p.totalBytes);
      const bar = '='.repeat(filled).padEnd(width, '.');
      process.stderr.write(`\r${text.label} [${bar}] ${text.amount} ${text.left}\x1b[K${isDone ? '\n' : ''}`);
    },
    endProgress() {
      if (half) process.stderr.write('\n');
      half = false;
    },
  };
}

/** Words for progress: "Fashion-MNIST train-images", "12.3 MB / 26.4 MB (46%)", "0:07" (time left). */
function describer(): (p: DownloadProgress, now: number) => { label: string; amount: string; left: string } {
  let start = { file: '', at: 0, bytes: 0 };
  return (p, now) => {
    if (p.file !== start.file) start = { file: p.file, at: now, bytes: p.receivedBytes };
    const seconds = (now - start.at) / 1000;
    const rate = (p.receivedBytes - start.bytes) / seconds;
    const left = (p.totalBytes - p.receivedBytes) / rate;
    const percent = Math.floor((100 * p.receivedBytes) / p.totalBytes);
    return {
      label: `${p.dataset} ${p.file.split('-idx')[0]}`,
      amount: `${inUnits(p.receivedBytes)} / ${inUnits(p.totalBytes)} (${percent}%)`,
      left: seconds > 0.5 && rate > 0 && left >= 1 ? clock(left) : '',
    };
  };
}

/** Bytes for people: "9.9 MB", "28.9 kB". */
export function inUnits(bytes: number): string {
  return bytes < 1e6 ? `${(bytes / 1e3).toFixed(1)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

function clock(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`;
}
