/** Whether a cell can be run as it stands, for consoles in which Enter runs it. */
import { ts } from './tslab-typescript';

/** The answer to `is_complete_request`. */
export interface Completeness {
  status: 'complete' | 'incomplete' | 'invalid' | 'unknown';
  /** for 'incomplete': what the next line starts with */
  indent?: string;
}

/** Judges by the place of the first syntax error: at the very end something is missing, before it something is wrong. */
export function isComplete(code: string): Completeness {
  if (/\n\s*\n\s*$/.test(code) && code.trim() !== '') return { status: 'complete' };
  const file = ts.createSourceFile('cell.ts', `export {};${code}`, ts.ScriptTarget.ES2022, true);
  const errors = (file as unknown as { parseDiagnostics: { start: number; length: number; code: number }[] })
    .parseDiagnostics;
  if (errors.length === 0) return { status: 'complete' };
  const end = file.text.trimEnd().length;
  const unterminated = errors.some(
    ({ start, length, code: number }) => start + length >= end && isOpen(number),
  );
  if (unterminated && errors.every(({ start, length }) => start + length >= end)) {
    return { status: 'incomplete', indent: indentAfter(code) };
  }
  return { status: 'invalid' };
}

/** Errors that more text can mend: something expected, or a comment or template that does not end. */
function isOpen(number: number): boolean {
  const expected = [1003, 1005, 1010, 1109, 1110, 1126, 1127, 1128, 1135, 1136, 1137, 1138, 1160, 1161, 1002];
  return expected.includes(number);
}

function indentAfter(code: string): string {
  const line = code.split('\n').at(-1) ?? '';
  const indent = /^\s*/.exec(line)?.[0] ?? '';
  return /[{([]\s*$/.test(line) ? `${indent}  ` : indent;
}
