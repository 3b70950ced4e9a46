import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { runCommand } from '../setup/command.mjs';
import { prepare } from '../setup/prepare.mjs';
import { Problem } from '../../lib/keras-nyumon/command/problem.mjs';
import { root } from '../setup/root.mjs';
import { runJestFolder } from '../setup/tests/jest-folder.mjs';
import { endNodes } from '../setup/tests/run-node.mjs';
import { testPython } from '../setup/tests/test-python.mjs';
import { readRows } from './rows.mjs';
import { publish, rowsText } from './table.mjs';

/**
 * `npm run fidelity`: prepares everything, runs the tests that compare with Keras, prints every comparison, and writes
 * docs/fidelity.md and docs/fidelity.en.md.
 *
 * @param {string[]} [args]
 * @param {NodeJS.ProcessEnv} [env]
 */
export function fidelity(args = process.argv.slice(2), env = process.env) {
  return runCommand(root, work, { whenStopped: async () => endNodes(), again: 'npm run fidelity' });

  async function work() {
    const { values } = parseArgs({ args, options: { json: { type: 'string' } } });
    const { testPython: keras } = await prepare(root, env, [testPython]);
    if (!keras) throw withoutKeras;
    const file = join(root, '.setup', 'tests', 'fidelity-rows.jsonl');
    mkdirSync(join(file, '..'), { recursive: true });
    rmSync(file, { force: true });
    const variables = { ...env, KERAS_NYUMON_TEST_PYTHON: keras, KERAS_NYUMON_FIDELITY_ROWS: file };
    const { failed } = await runJestFolder(root, variables, 'fidelity');
    const rows = readRows(file);
    console.log(`\n${rowsText(rows)}`);
    if (values.json) writeFileSync(values.json, JSON.stringify(rows, null, 2) + '\n');
    const wrong = rows.filter(({ ok }) => !ok).length;
    console.log(`${rows.length} rows, ${wrong} failed; ${failed} tests failed`);
    // A table of a run that broke off would lack rows.
    if (failed > 0 || wrong > 0 || rows.length === 0) return 1;
    publish(root, rows);
    return 0;
  }
}

const withoutKeras = new Problem({
  ja: 'この Python には Keras を入れられないので、比べられません。Python 3.11〜3.13 を入れてください。',
  en: 'Keras cannot be installed for this Python, so there is nothing to compare with. Install Python 3.11 to 3.13.',
  next: ['npm run fidelity'],
});
