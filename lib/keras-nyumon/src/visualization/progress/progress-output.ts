import { terminal } from '../../host';
import { notebookDisplay } from '../../notebook/display';
import type { ProgressLine } from './progress-line';
import { progressHtml, progressText } from './progress-line';

/** Draws the finished lines and, below them, the one that still changes. */
type Draw = (finished: ProgressLine[], current: ProgressLine | undefined) => void;

/** How many finished lines a notebook keeps showing. */
const SHOWN = 30;

/** Where progress is drawn: in a notebook, in a terminal, or as plain lines in a file or pipe. */
export function openOutput(): Draw {
  return notebookOutput() ?? (terminal.isTerminal() ? terminalOutput() : plainOutput());
}

function notebookOutput(): Draw | undefined {
  const show = notebookDisplay()?.();
  if (!show) return undefined;
  return (finished, current) => {
    const lines = [...finished.slice(-SHOWN), ...(current ? [current] : [])];
    show({
      'text/html': lines.map(progressHtml).join(''),
      'text/plain': lines.map(progressText).join('\n'),
    });
  };
}

function terminalOutput(): Draw {
  let printed = 0;
  return (finished, current) => {
    const CLEAR_LINE = '\r\x1b[2K';
    for (const line of finished.slice(printed)) terminal.write(`${CLEAR_LINE}${progressText(line)}\n`);
    printed = finished.length;
    if (current) terminal.write(CLEAR_LINE + progressText(current).slice(0, terminal.columns() - 1));
  };
}

function plainOutput(): Draw {
  let printed = 0;
  return (finished) => {
    for (const line of finished.slice(printed)) console.log(progressText(line));
    printed = finished.length;
  };
}
