// Which steps run, and which are left out, told by what was called and what is on disk. The stand-ins are programs for POSIX.
import { existsSync, readFileSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { lockFile, makeFakeRepository, requirements, type FakeRepository } from './fake-repository';

const onPosix = process.platform === 'win32' ? describe.skip : describe;

const EVERYTHING = ['npm ci', 'tsc -b', 'python venv', 'pip install'];
const KERNEL = '.venv/share/jupyter/kernels/tslab/kernel.json';

let repository: FakeRepository;
beforeEach(() => {
  repository = makeFakeRepository();
});
afterEach(() => {
  repository.delete();
});

onPosix('steps', () => {
  test('all run at first, none the second time', async () => {
    const first = await repository.prepare();
    expect(first).toMatchObject({ code: 0 });
    expect(repository.calls()).toEqual(EVERYTHING);
    expect(repository.made()).toMatchObject({
      'node_modules/alpha/package.json': expect.stringContaining('1.0.0') as string,
      'lib/keras-nyumon/dist/index.js': 'compiled from: keras-nyumon',
      '.venv/lib/site-packages/plotly/__init__.py': 'the whole of plotly 1.0',
    });

    const second = await repository.prepare();
    expect(second.code).toBe(0);
    expect(repository.calls()).toEqual([]);
    expect(second.output.match(/変更なし \(unchanged\)/g)).toHaveLength(5);
  });

  test('the time that each took is kept', async () => {
    await repository.prepare({ FAKES_PAUSE: '50' });
    for (const name of ['npm-packages', 'library', 'environment', 'jupyter', 'kernel']) {
      const stamp = readFileSync(join(repository.root, `.setup/steps/${name}.json`), 'utf8');
      const { seconds } = JSON.parse(stamp) as { seconds: number };
      expect(seconds).toBeGreaterThanOrEqual(name === 'kernel' ? 0 : 0.05);
      expect(seconds).toBeLessThan(20);
    }
  });

  const changes: [string, (repository: FakeRepository) => void, string[]][] = [
    [
      'the lock file',
      ({ write }) => {
        write('package-lock.json', lockFile('2.0.0'));
      },
      ['npm ci'],
    ],
    [
      'a source',
      ({ write }) => {
        write('lib/keras-nyumon/src/index.ts', 'other');
      },
      ['tsc -b'],
    ],
    [
      'the requirements',
      ({ write }) => {
        write('requirements.txt', requirements('2.0'));
      },
      ['pip install'],
    ],
    [
      'a deleted package',
      ({ remove }) => {
        remove('node_modules/alpha');
      },
      ['npm ci'],
    ],
    [
      'a deleted compiled file',
      ({ remove }) => {
        remove('lib/keras-nyumon/dist/index.js');
      },
      ['tsc -b'],
    ],
    [
      'a deleted Python package',
      ({ remove }) => {
        remove('.venv/lib/site-packages/plotly-1.0.dist-info');
      },
      ['pip install'],
    ],
    [
      'a deleted Python',
      ({ remove }) => {
        remove('.venv/bin/python');
      },
      ['python venv', 'pip install'],
    ],
    [
      'a deleted environment',
      ({ remove }) => {
        remove('.venv');
      },
      ['python venv', 'pip install'],
    ],
    [
      'a comment in package.json',
      ({ write }) => {
        write('package.json', '{ }');
      },
      [],
    ],
  ];
  test.each(changes)('after %s only what depends on it runs', async (_name, change, expected) => {
    await repository.prepare();
    repository.calls();
    change(repository);
    expect(await repository.prepare()).toMatchObject({ code: 0 });
    expect(repository.calls()).toEqual(expected);
    await repository.prepare();
    expect(repository.calls()).toEqual([]);
  });

  test('packages that the reader installed with npm ci are left alone', async () => {
    await repository.prepare();
    repository.remove('.setup');
    repository.calls();
    await repository.prepare();
    expect(repository.calls()).not.toContain('npm ci');
  });

  test('the kernel is registered with absolute paths, and anew when the repository has been moved', async () => {
    await repository.prepare();
    const argv = (root: string) =>
      (JSON.parse(readFileSync(join(root, KERNEL), 'utf8')) as { argv: string[] }).argv;
    expect(argv(repository.root)).toEqual([
      process.execPath,
      join(repository.root, 'lib/kernel/dist/server/main.js'),
      '{connection_file}',
    ]);

    const moved = join(dirname(repository.root), 'moved');
    renameSync(repository.root, moved);
    repository.calls();
    await repository.prepare({}, moved);
    expect(argv(moved)[1]).toBe(join(moved, 'lib/kernel/dist/server/main.js'));
    // The environment's own scripts hold its path; packages, library and Jupyter are as they were.
    expect(repository.calls()).toEqual(['python venv']);
  });

  test('an activated virtual environment is used, and .venv is not made', async () => {
    const mine = makeFakeRepository();
    await mine.prepare();
    const VIRTUAL_ENV = join(mine.root, '.venv');
    const { code, output } = await repository.prepare({ VIRTUAL_ENV });
    expect({ code, hasOwn: existsSync(join(repository.root, '.venv')) }).toEqual({ code: 0, hasOwn: false });
    expect(output).toContain(VIRTUAL_ENV);
    const kernel = readFileSync(join(VIRTUAL_ENV, 'share/jupyter/kernels/tslab/kernel.json'), 'utf8');
    expect(kernel).toContain(repository.root);
    mine.delete();
  });

  test("conda's base, which belongs to all projects, is left alone", async () => {
    const base = makeFakeRepository();
    await base.prepare();
    const before = base.made();
    await repository.prepare({ CONDA_PREFIX: join(base.root, '.venv'), CONDA_DEFAULT_ENV: 'base' });
    expect(existsSync(join(repository.root, '.venv'))).toBe(true);
    expect(base.made()).toEqual(before);
    base.delete();
  });
});
