// What GitHub reads: actionlint accepts the workflows, the forms have what GitHub asks of them, and a release's tag is
// compared with the packages' versions.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { repository } from '../notebooks/trial-folder';

const tools = createRequire(path.join(__dirname, 'package.json'));

interface Field {
  type: string;
  id?: string;
  attributes: { label?: string; value?: string; options?: string[] };
}
interface Form {
  name?: string;
  description?: string;
  body?: Field[];
}

const read = (file: string): string => readFileSync(path.join(repository, '.github', file), 'utf8');
const namesIn = (folder: string): string[] => readdirSync(path.join(repository, '.github', folder));

const workflows = namesIn('workflows');

test.each(workflows)(
  'actionlint has nothing to say about %s',
  (name) => {
    expect(lint(read(`workflows/${name}`))).toBe('');
  },
  60_000,
);

test('actionlint finds what is wrong', () => {
  expect(lint('on: push\njobs:\n  test:\n    runs-on: ubuntu-latest\n    step: []\n')).toContain('step');
}, 60_000);

test.each(namesIn('ISSUE_TEMPLATE').filter((name) => name !== 'config.yml'))('%s is a form', (name) => {
  const { parse } = tools('yaml') as { parse: (text: string) => Form };
  const form = parse(read(`ISSUE_TEMPLATE/${name}`));
  expect(form.name).toMatch(/.+ \/ .+/);
  expect(form.description).toBeTruthy();
  const fields = form.body ?? [];
  expect(fields.length).toBeGreaterThan(0);
  for (const { type, attributes } of fields) {
    expect(['input', 'textarea', 'dropdown', 'checkboxes', 'markdown']).toContain(type);
    expect(type === 'markdown' ? attributes.value : attributes.label).toBeTruthy();
    if (type === 'dropdown') expect(new Set(attributes.options).size).toBe(attributes.options?.length);
  }
  const ids = fields.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

test('a tag that is not the version of every package is refused', () => {
  const { version } = JSON.parse(
    readFileSync(path.join(repository, 'lib/keras-nyumon/package.json'), 'utf8'),
  ) as { version: string };
  expect(checkTag(`v${version}`)).toMatchObject({ status: 0, stderr: '' });
  expect(checkTag('v99.0.0')).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('mnist-loader-ts') as string,
  });
});

const checkTag = (tag: string) =>
  spawnSync(process.execPath, ['scripts/house/check-tag.mjs', tag], { cwd: repository, encoding: 'utf8' });

/** What actionlint says about a workflow; a process runs it, since it is WebAssembly that is never at an end. */
function lint(workflow: string): string {
  const program = `
    const { createLinter } = require(${JSON.stringify(tools.resolve('actionlint'))});
    createLinter().then((lint) => {
      const found = lint(process.argv[1], '.github/workflows/trial.yml');
      process.stdout.write(found.map((each) => each.line + ': ' + each.message).join('\\n'), () => process.exit());
    });`;
  const { stdout, stderr } = spawnSync(process.execPath, ['-e', program, workflow], { encoding: 'utf8' });
  return stdout + stderr;
}
