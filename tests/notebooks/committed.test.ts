// The committed notebooks are what their sources give, and are notebooks by Jupyter's own measure.
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { kernelInfo } from 'tslab-kernel/dist/server/kernel-info';
import { jupyterPython, jupyterVariables } from './jupyter-python';
import { readNotebook } from './notebook';
import { repository } from './trial-folder';

const committed = ['ja', 'en'].flatMap((language) =>
  readdirSync(path.join(repository, 'notebooks', language))
    .filter((name) => name.endsWith('.ipynb'))
    .map((name) => `${language}/${name}`),
);

test.each(committed)('%s says of its language what the kernel says: opening it changes nothing', (name) => {
  const { metadata } = JSON.parse(readFileSync(path.join(repository, 'notebooks', name), 'utf8')) as {
    metadata: Record<string, unknown>;
  };
  expect(metadata.language_info).toEqual(kernelInfo.language_info);
});

test('there are notebooks in both languages', () => {
  expect(committed).toContain('ja/08-mnist-cnn.ipynb');
  expect(committed).toContain('en/08-mnist-cnn.ipynb');
});

test.each(committed.filter((name) => name.startsWith('ja/')))(
  '%s and its English edition have the same code, but for the hints of exercises',
  (name) => {
    const code = (edition: string) =>
      readNotebook(edition)
        .cells.filter(({ cell_type }) => cell_type === 'code')
        .map(({ id, source }) => [id, [source].flat().filter((line) => !/^\/\/ (ヒント|Hint): /.test(line))]);
    expect(code(name.replace('ja/', 'en/'))).toEqual(code(name));
  },
);

test('Jupyter finds them valid', () => {
  const files = committed.map((name) => path.join(repository, 'notebooks', name));
  const lines = execFileSync(jupyterPython, [path.join(__dirname, 'validate.py'), ...files], {
    env: jupyterVariables(),
    encoding: 'utf8',
  });
  expect(lines.trim().split(/\r?\n/)).toHaveLength(committed.length);
});

test.each(committed)('%s has no outputs, and asks for our kernel', (name) => {
  const { cells, metadata } = readNotebook(name);
  expect(metadata.kernelspec).toMatchObject({ name: 'tslab', language: 'typescript' });
  for (const { cell_type, outputs, execution_count } of cells)
    if (cell_type === 'code')
      expect({ outputs, execution_count }).toEqual({ outputs: [], execution_count: null });
});

describe('npm run notebooks', () => {
  let root: string;
  const run = (from: string, ...words: string[]) =>
    spawnSync(process.execPath, [path.join(from, 'scripts', 'notebooks.mjs'), ...words], {
      encoding: 'utf8',
    });
  const notebook = () => path.join(root, 'notebooks', 'en', '08-mnist-cnn.ipynb');

  beforeEach(() => {
    root = mkdtempSync(path.join(tmpdir(), 'notebooks '));
    for (const part of ['scripts/notebooks.mjs', 'scripts/notebooks', 'notebooks/lessons'])
      cpSync(path.join(repository, part), path.join(root, part), { recursive: true });
    for (const name of committed)
      cpSync(path.join(repository, 'notebooks', name), path.join(root, 'notebooks', name));
  });
  afterEach(() => {
    rmSync(root, { recursive: true, force: true });
  });

  test('-- --check is content with what is committed', () => {
    expect(run(repository, '--check')).toMatchObject({ status: 0, stderr: '' });
  });

  test('-- --check names a notebook that was edited by hand, and leaves it', () => {
    const edited = readFileSync(notebook(), 'utf8').replace('Running a CNN', 'Running a CAT');
    writeFileSync(notebook(), edited);
    const { status, stderr } = run(root, '--check');
    expect(status).toBe(1);
    expect(stderr).toContain('en/08-mnist-cnn.ipynb');
    expect(readFileSync(notebook(), 'utf8')).toBe(edited);
  });

  test('-- --check names a notebook that has no source', () => {
    cpSync(notebook(), path.join(root, 'notebooks', 'ja', '99-stray.ipynb'));
    const { status, stderr } = run(root, '--check');
    expect(status).toBe(1);
    expect(stderr).toContain('99-stray.ipynb');
  });

  test('builds again what is missing or edited, the same as committed', () => {
    rmSync(path.join(root, 'notebooks', 'ja'), { recursive: true });
    writeFileSync(notebook(), '{}');
    expect(run(root).status).toBe(0);
    for (const name of committed)
      expect(readFileSync(path.join(root, 'notebooks', name), 'utf8')).toBe(
        readFileSync(path.join(repository, 'notebooks', name), 'utf8'),
      );
  });
});
