import { execFileSync } from 'node:child_process';
import path from 'node:path';

/** The Python with Keras that `npm test` prepares; missing where Keras is not published for this Python. */
const python = process.env.KERAS_NYUMON_TEST_PYTHON;

/** `test`, or a skipped one where there is no Keras to compare with. */
export const testWithKeras = python ? test : test.skip;

/** `describe`, or a skipped one where there is no Keras to compare with. */
export const describeWithKeras = python ? describe : describe.skip;

/**
 * Runs Keras itself, in one process: each request calls a function of `keras/<script>.py` by name with its arguments.
 * A Keras process takes some seconds to start, so a test file asks once for all it needs.
 *
 * @param script   the Python file's name, without `.py`
 * @param requests for each, the function's name as `call` and its arguments by name
 * @returns for each request, what the function returned; NaN and infinities survive
 */
export function runKeras(
  script: string,
  requests: { call: string; [argument: string]: unknown }[],
): unknown[] {
  if (!python) throw new Error('KERAS_NYUMON_TEST_PYTHON is not set: run npm test -- fidelity');
  const output = execFileSync(python, [path.join(__dirname, 'keras', 'answer.py'), script], {
    input: JSON.stringify(requests),
    encoding: 'utf8',
    maxBuffer: 1e9,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  return JSON.parse(output, (_key, value: unknown) =>
    typeof value === 'string' && value in NOT_FINITE ? NOT_FINITE[value] : value,
  ) as unknown[];
}

/** JSON has no word for these; answer.py writes them as strings. */
const NOT_FINITE: Record<string, number> = { NaN: NaN, Infinity: Infinity, '-Infinity': -Infinity };
