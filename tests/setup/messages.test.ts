// What a person reads when something is missing or fails: what happened, in Japanese and English, and what to type next.
import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { makeFakeRepository, type FakeRepository } from './fake-repository';

const onPosix = process.platform === 'win32' ? describe.skip : describe;

let repository: FakeRepository;
beforeEach(() => {
  repository = makeFakeRepository();
});
afterEach(() => {
  repository.delete();
});

function expectMessage(run: { code: number | null; output: string }, ja: RegExp, en: RegExp, next: RegExp) {
  expect(run.code).toBe(1);
  expect(run.output).toMatch(ja);
  expect(run.output).toMatch(en);
  expect(run.output).toMatch(next);
  expect(run.output).not.toMatch(/ {4}at .*:\d+:\d+/);
}

onPosix('messages', () => {
  const failures: [string, string, string, RegExp, RegExp][] = [
    [
      'npm without network',
      'NPM',
      'npm error code ENOTFOUND',
      /ネットワークにつながりません/,
      /network cannot be reached/,
    ],
    ['npm on a full disk', 'NPM', 'npm error code ENOSPC', /ディスクの空きが足りません/, /disk is full/],
    [
      'npm without permission',
      'NPM',
      'npm error code EACCES',
      /書き込みが許されていません/,
      /Writing is not allowed/,
    ],
    [
      'npm with a lock file that does not fit',
      'NPM',
      'npm error code EUSAGE',
      /合っていません/,
      /does not fit/,
    ],
    [
      'npm for an unknown reason',
      'NPM',
      'npm error strange',
      /npm のパッケージを入れられませんでした/,
      /npm error strange/,
    ],
    [
      'pip without network',
      'PIP',
      'WARNING: Retrying after connection broken by NewConnectionError\nERROR: No matching distribution found for plotly',
      /ネットワークにつながりません/,
      /network cannot be reached/,
    ],
    [
      'pip on a full disk',
      'PIP',
      'OSError: [Errno 28] No space left on device',
      /ディスクの空きが足りません/,
      /disk is full/,
    ],
    [
      'pip without a wheel',
      'PIP',
      'ERROR: No matching distribution found for grpcio',
      /Python 3.10〜3.14/,
      /64-bit Python/,
    ],
    ['venv', 'PYTHON', 'Error: Command failed', /Python 環境/, /could not be made/],
    [
      'the compiler',
      'TSC',
      'lib/keras-nyumon/src/index.ts(1,1): error TS2304: Cannot find name',
      /コンパイルできません/,
      /does not compile/,
    ],
  ];
  test.each(failures)('%s', async (_name, program, said, ja, en) => {
    const run = await repository.prepare({ [`FAKES_FAIL_${program}`]: said });
    expectMessage(run, ja, en, /npm start/);
    expect(await repository.prepare()).toMatchObject({ code: 0 });
  });

  test('no Python', async () => {
    expectMessage(
      await repository.prepare({ PATH: '/nowhere' }),
      /Python が見つかりません/,
      /No Python was found/,
      /install/,
    );
  });

  test('an old Python', async () => {
    const run = await repository.prepare({ FAKES_PYTHON_VERSION: '3.9.18' });
    expectMessage(run, /古すぎます\(.*3\.9\.18/, /too old: .*3\.9\.18/, /install/);
  });

  test('a Python without venv, as Debian has it', async () => {
    const run = await repository.prepare({ FAKES_NO_VENV: '1', FAKES_PYTHON_VERSION: '3.30.0' });
    expectMessage(
      run,
      /venv/,
      /lacks the modules/,
      process.platform === 'linux' ? /apt install python3\.30-venv/ : /install/,
    );
  });

  test('an activated environment whose Python is too old', async () => {
    const other = makeFakeRepository();
    await other.prepare();
    const run = await repository.prepare({
      VIRTUAL_ENV: join(other.root, '.venv'),
      FAKES_PYTHON_VERSION: '3.8.1',
    });
    expectMessage(run, /Python 3\.8\.1 です/, /has Python 3\.8\.1/, /deactivate/);
    other.delete();
  });

  test('a folder that may not be written', () => {
    const asOther = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
    const folder = mkdtempSync(join(tmpdir(), 'read-only-'));
    chmodSync(folder, 0o555);
    if (!('uid' in asOther)) chownSync(folder, process.getuid?.() ?? 0, process.getgid?.() ?? 0);
    const command = `import('${pathToFileURL(resolve('scripts/setup/command.mjs')).href}').then(async ({ runCommand }) => {
      const { withLock } = await import('${pathToFileURL(resolve('scripts/setup/lock.mjs')).href}');
      await runCommand(${JSON.stringify(folder)}, () => withLock(${JSON.stringify(folder)}, process.stdout, async () => 0));
    })`;
    let run = { code: 0, output: '' };
    try {
      execFileSync(process.execPath, ['-e', command], {
        encoding: 'utf8',
        stdio: 'pipe',
        cwd: '/',
        ...asOther,
      });
    } catch (error) {
      const { status, stderr } = error as { status: number; stderr: string };
      run = { code: status, output: stderr };
    }
    rmSync(folder, { recursive: true });
    expectMessage(run, /書き込めません/, /Cannot write/, /npm start/);
  });

  test.each(readdirSync('scripts').filter((name) => /^(start|doctor|test)\.mjs$/.test(name)))(
    'Node 18 runs %s',
    (script) => {
      const pretend = 'data:text/javascript,Object.defineProperty(process.versions,"node",{value:"18.20.8"})';
      let run = { code: 0, output: '' };
      try {
        execFileSync(process.execPath, ['--import', pretend, join('scripts', script)], {
          encoding: 'utf8',
          stdio: 'pipe',
        });
      } catch (error) {
        const { status, stderr } = error as { status: number; stderr: string };
        run = { code: status, output: stderr };
      }
      expectMessage(
        run,
        /Node\.js 20 以上が必要です\(いまは 18\.20\.8\)/,
        /this is 18\.20\.8/,
        /nvm install/,
      );
    },
  );
});
