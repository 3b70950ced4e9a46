/** What a reader sees when a cell fails. */
import { dirname, sep } from 'node:path';
import type { ErrorContent } from '../between';
import type { Problem } from '../compiler/cell-compiler';
import type { Cell } from './cells';
import { hintFor } from './hints';
import { shortPath } from './short-path';
import { originalPlace, type Place } from './source-positions';
import { Interrupted } from '../bridge';
import { hasStopped } from './stop';

/** Where the kernel's own code lies, which is no concern of the reader's. */
const kernelFolder = dirname(__dirname) + sep;

const red = (text: string): string => `\x1b[31m${text}\x1b[0m`;
const dim = (text: string): string => `\x1b[2m${text}\x1b[0m`;

/** A cell that did not compile. */
export function describeProblems(problems: Problem[], code: string, count: number): ErrorContent {
  const lines = code.split('\n');
  const first = problems[0];
  const evalue = `${first.message.split('\n')[0]} (TS${first.code})`;
  const traceback: string[] = [];
  for (const { code: number, message, file, ...place } of problems) {
    const { start, end } = file ? place : withinLines(place, lines);
    const where = file
      ? `${file}:${start.line + 1}`
      : `In [${count}] ${start.line + 1} 行目 / line ${start.line + 1}`;
    traceback.push(`${red(`TS${number}`)}: ${message}`, `  ${dim(where)}`);
    const text = file ? undefined : lines[start.line];
    if (text !== undefined) {
      const length = end.line === start.line ? end.column - start.column : text.length - start.column;
      traceback.push(...quote(text, start.line + 1, start.column, length));
    }
    traceback.push(...hintFor({ code: number, message }));
  }
  return { ename: 'CompileError', evalue, traceback };
}

/** What is missing at the end is reported behind it, where tslab adds a line: the place is then the cell's end. */
function withinLines(place: Pick<Problem, 'start' | 'end'>, lines: string[]): Pick<Problem, 'start' | 'end'> {
  if (place.start.line < lines.length) return place;
  const last = { line: lines.length - 1, column: lines[lines.length - 1].length };
  return { start: last, end: last };
}

/** Something thrown by a cell. */
export function describeThrown(thrown: unknown, cell: Cell): ErrorContent {
  // What fails because of the stop, such as a child process that got the signal too, is the stop.
  if (thrown instanceof Interrupted || hasStopped(cell) || wasSignalled(thrown)) return describeStop();
  if (!(thrown instanceof Error) && !isErrorLike(thrown)) {
    const evalue = typeof thrown === 'string' ? thrown : JSON.stringify(thrown);
    return { ename: 'Thrown', evalue, traceback: [`${red('Thrown')}: ${evalue}`] };
  }
  const { name, message } = thrown;
  const places = framesOf(thrown);
  const traceback = [`${red(name)}: ${message}`];
  for (const [i, { frame, place }] of places.entries()) {
    traceback.push(`  ${dim(describePlace(frame, place))}`);
    if (i === 0 && place.text !== undefined)
      traceback.push(...quote(place.text, place.line, place.column - 1, 1));
  }
  traceback.push(...hintFor({ code: 0, message }));
  return { ename: name, evalue: message, traceback };
}

function describeStop(): ErrorContent {
  const { name, message } = new Interrupted();
  const kept = [
    '変数とモデルの重みは残っています。次のセルを実行できます。',
    "Variables and models' weights are kept. You can run the next cell.",
  ];
  return { ename: name, evalue: message, traceback: [`${red(name)}: ${message}`, ...kept] };
}

/** Whether this is a child process that the stop button ended, before we heard of it ourselves. */
function wasSignalled(thrown: unknown): boolean {
  return typeof thrown === 'object' && thrown !== null && 'signal' in thrown && thrown.signal === 'SIGINT';
}

/** Errors of another realm are no instances of this one's Error. */
function isErrorLike(thrown: unknown): thrown is Error {
  return typeof thrown === 'object' && thrown !== null && 'message' in thrown && 'stack' in thrown;
}

interface Frame {
  frame: string;
  place: Place;
}

/** The frames of a stack trace of the reader's own code and of workspace packages. */
function framesOf(error: Error): Frame[] {
  const frames: Frame[] = [];
  for (const line of (error.stack ?? '').split('\n')) {
    const match = /^\s+at (?:async )?(?:(.*?) \()?(?:file:\/\/)?(.*?):(\d+):(\d+)\)?$/.exec(line);
    if (!match) continue;
    const [, name = '', file, row, column] = match;
    if (/^node:|[\\/]node_modules[\\/]/.test(file) || file.startsWith(kernelFolder)) continue;
    frames.push({
      frame: name.replace(/^(Proxy|Object)\./, ''),
      place: originalPlace(file, Number(row), Number(column)),
    });
  }
  return frames;
}

function describePlace(name: string, { source, line, column }: Place): string {
  const inName = name && name !== 'eval' ? `${name} — ` : '';
  if (typeof source === 'number') return `${inName}In [${source}] ${line} 行目 / line ${line}`;
  return `${inName}${shortPath(source)}:${line}:${column}`;
}

/** A line of source with the place below it marked. */
function quote(text: string, line: number, column: number, length: number): string[] {
  const number = String(line);
  const before = text.slice(0, column).replace(/[^\t]/g, (character) => (isWide(character) ? '　' : ' '));
  const mark = '~'.repeat(Math.max(1, length));
  return [`  ${number} | ${text}`, `  ${' '.repeat(number.length)} | ${before}${red(mark)}`];
}

/** Whether a character is as wide as two others, as Japanese ones are. */
function isWide(character: string): boolean {
  return /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/.test(
    character,
  );
}
