// The tests that tfjs-core publishes with itself, run against the native engine with our operations in it.
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';

interface Result {
  passed: number;
  skipped: number;
  failed: Record<string, string>;
}

/** What is known to fail, in groups of one reason each. */
interface Known {
  passed: number;
  known: { reason: { ja: string; en: string }; tests: string[] }[];
}

const root = path.join(__dirname, '..', '..');
const known = JSON.parse(readFileSync(path.join(__dirname, 'known-failures.json'), 'utf8')) as Known;
const explained = known.known.flatMap(({ tests }) => tests);

test('what tfjs-core tests of its operations holds with ours too, but for what is known and explained', async () => {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [path.join(__dirname, 'run-published-tests.cjs')],
    { cwd: root, maxBuffer: 1e8 },
  );
  const result = JSON.parse(stdout) as Result;
  const unexplained = Object.entries(result.failed).filter(([name]) => !explained.includes(name));
  expect(unexplained).toEqual([]);
  // Whatever is missing here did not run at all.
  expect(result.passed + Object.keys(result.failed).length).toBe(known.passed + explained.length);
}, 600_000);

test.each(['ja', 'en'] as const)('the record is published (%s)', (language) => {
  const page = readFileSync(
    path.join(root, 'docs', language === 'ja' ? 'tfjs-core-tests.md' : 'tfjs-core-tests.en.md'),
    'utf8',
  );
  expect(page).toContain(known.passed.toLocaleString('en'));
  for (const { reason, tests } of known.known) {
    expect(page).toContain(`| ${reason[language]} | ${tests.length} |`);
  }
});
