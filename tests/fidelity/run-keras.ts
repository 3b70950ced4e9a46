import { execFileSync } from 'node:child_process';
import path from 'node:path';

/** The Python with Keras that `npm test` prepares; missing where Keras is not published for this Python. */
const python = process.env.KERAS_NYUMON_TEST_PYTHON;

/** `test`, or a skipped one where there is no Keras to compare with. */
export const testWithKeras = python ? test : test.skip;

/** Runs a case of keras_cases.py with Keras itself. */
export function runKeras(request: { case: string; [argument: string]: unknown }): unknown {
  if (!python) throw new Error('KERAS_NYUMON_TEST_PYTHON is not set: run npm test -- fidelity');
  const output = execFileSync(python, [path.join(__dirname, 'keras_cases.py')], {
    input: JSON.stringify(request),
    encoding: 'utf8',
    maxBuffer: 1e8,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  return JSON.parse(output) as unknown;
}
