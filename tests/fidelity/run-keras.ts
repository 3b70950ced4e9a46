import { execFileSync } from 'node:child_process';
import path from 'node:path';

/** The environment with Keras that `npm test` prepares; KERAS_NYUMON_KERAS_PYTHON names another one's Python. */
const python =
  process.env.KERAS_NYUMON_KERAS_PYTHON ??
  path.join(
    __dirname,
    '../../.setup/keras',
    process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python',
  );

/** Runs a case of keras_cases.py with Keras itself. */
export function runKeras(request: { case: string; [argument: string]: unknown }): unknown {
  const output = execFileSync(python, [path.join(__dirname, 'keras_cases.py')], {
    input: JSON.stringify(request),
    encoding: 'utf8',
    maxBuffer: 1e8,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  return JSON.parse(output) as unknown;
}
