/**
 * What the two processes of the kernel say to each other.
 *
 * The *server* talks to Jupyter and is never busy; the *runner* compiles and runs the cells. One line of JSON is one
 * message. Two processes, so that the stop button is heard while a cell computes, and so that what native code and
 * child processes write to the runner's stdout and stderr can be caught.
 */
import type { MimeBundle } from './bridge';

/** File descriptors of the runner, beside the usual stdin, stdout and stderr. */
export const descriptors = {
  /** runner → server: events, written synchronously, so that nothing is lost whatever happens next */
  events: 3,
  /** server → runner: requests */
  requests: 4,
  /** server → runner's watchdog thread: which cell to stop */
  stops: 5,
  /** server → runner: answers to `prompt()`, read synchronously */
  answers: 6,
} as const;

/** A shell request for the runner; `id` comes back with the reply, and names the cell. */
export type Request =
  | ExecuteRequest
  | { type: 'complete'; id: number; code: string; cursor: number }
  | { type: 'inspect'; id: number; code: string; cursor: number }
  | { type: 'isComplete'; id: number; code: string }
  | CommRequest;

/** What is said through a comm; bytes as base64. */
interface CommTalk {
  type: 'comm';
  kind: 'open' | 'msg' | 'close';
  commId: string;
  /** given when it is opened */
  targetName: string;
  data: Record<string, unknown>;
  metadata: Record<string, unknown>;
  buffers: string[];
}

/** The browser says something through a comm. */
export type CommRequest = CommTalk & { id: number };

/** Library code says something through a comm. */
export type CommEvent = CommTalk & { cell: number };

/** Run a cell. */
export interface ExecuteRequest {
  type: 'execute';
  id: number;
  code: string;
  /** the number shown beside the cell, as in `In [3]` */
  count: number;
  /** no result, no display */
  silent: boolean;
  /** whether the front end can ask the reader for a line */
  allowStdin: boolean;
  /** expressions to evaluate afterwards, by name */
  userExpressions: Record<string, string>;
}

/** What an error shows. */
export interface ErrorContent {
  ename: string;
  evalue: string;
  traceback: string[];
}

/** A message of the runner. `cell` is the id of the request it belongs to. */
export type Event =
  | { type: 'stream'; cell: number; name: 'stdout' | 'stderr'; text: string }
  | { type: 'display'; cell: number; update: boolean; content: DisplayContent }
  | { type: 'clear'; cell: number; wait: boolean }
  | { type: 'result'; cell: number; data: MimeBundle; metadata: Record<string, unknown> }
  | { type: 'error'; cell: number; error: ErrorContent }
  | { type: 'input'; cell: number; prompt: string; password: boolean }
  | CommEvent
  | { type: 'reply'; id: number; content: Record<string, unknown> };

/** A display as Jupyter's protocol has it. */
export interface DisplayContent {
  data: MimeBundle;
  metadata: Record<string, unknown>;
  transient: { display_id?: string };
}

/**
 * Cuts a flow of text into lines.
 *
 * @param onLine called for each whole line, without its line break
 * @returns      feeds the next piece of text, of any length
 */
export function lineSplitter(onLine: (line: string) => void): (text: string) => void {
  let pieces: string[] = [];
  return (text) => {
    let start = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      pieces.push(text.slice(start, end));
      onLine(pieces.join(''));
      pieces = [];
      start = end + 1;
    }
    if (start < text.length) pieces.push(text.slice(start));
  };
}
