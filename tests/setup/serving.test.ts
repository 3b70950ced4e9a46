import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { kernelJson, type KernelspecOptions } from 'tslab-kernel/dist/install/kernelspec';
import { call } from './call-module';

describe('the port', () => {
  const servers: net.Server[] = [];
  const listen = (port: number, host: string) =>
    new Promise<number>((resolve, reject) => {
      const server = net.createServer().once('error', reject);
      server.listen(port, host, () => {
        servers.push(server);
        resolve((server.address() as net.AddressInfo).port);
      });
    });
  afterEach(() => {
    for (const server of servers.splice(0)) server.close();
  });

  test('is the one that was asked for when nobody uses it', async () => {
    const port = await listen(0, '127.0.0.1');
    servers.pop()?.close();
    expect(await call('free-port.mjs', 'freePort', port)).toBe(port);
  });

  test.each(['127.0.0.1', '0.0.0.0'])('is a later one when a program listens on %s', async (host) => {
    const port = await listen(0, host);
    const free = (await call('free-port.mjs', 'freePort', port)) as number;
    expect(free).toBeGreaterThan(port);
    expect(await listen(free, '127.0.0.1')).toBe(free);
  });
});

describe('the first lesson', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'lessons-'));
  });
  afterEach(() => {
    rmSync(root, { recursive: true });
  });
  const write = (...names: string[]) => {
    for (const name of names) {
      mkdirSync(join(root, 'notebooks', name, '..'), { recursive: true });
      writeFileSync(join(root, 'notebooks', name), '');
    }
  };
  const first = (language: string) => call('first-lesson.mjs', 'firstLesson', root, language);

  test('is the first by name that is no solution', async () => {
    write('ja/08-b.ipynb', 'ja/01-a.solution.ipynb', 'ja/02-a.ipynb', 'ja/00-note.md', 'en/01-a.ipynb');
    expect(await first('ja')).toBe('notebooks/ja/02-a.ipynb');
    expect(await first('en')).toBe('notebooks/en/01-a.ipynb');
  });

  test('is the Japanese one when there is none in English, and none when there is none', async () => {
    expect(await first('en')).toBeNull();
    write('ja/08-b.ipynb');
    expect(await first('en')).toBe('notebooks/ja/08-b.ipynb');
  });
});

test.each([
  [{ LANG: 'ja_JP.UTF-8' }, 'ja'],
  [{ LANG: 'C.UTF-8' }, 'ja'],
  [{ LANG: 'POSIX' }, 'ja'],
  [{}, 'ja'],
  [{ LANG: 'en_US.UTF-8' }, 'en'],
  [{ LANG: 'en_US.UTF-8', LC_ALL: 'ja_JP.UTF-8' }, 'ja'],
  [{ LANG: 'ja_JP.UTF-8', LC_MESSAGES: 'de_DE' }, 'en'],
])('with %j a Linux speaks %s', async (env, language) => {
  expect(await call('language.mjs', 'readersLanguage', env, 'linux')).toBe(language);
});

test('the kernel is interrupted by a message on Windows, by a signal elsewhere', async () => {
  const options = (await call('kernel.mjs', 'kernelOptions', '/there', {
    prefix: '/',
    program: '/python',
  })) as KernelspecOptions;
  const spec = (platform: NodeJS.Platform) => JSON.parse(kernelJson({ ...options, platform })) as object;
  expect(spec('win32')).toMatchObject({ interrupt_mode: 'message' });
  expect(spec('linux')).toMatchObject({
    interrupt_mode: 'signal',
    display_name: 'TypeScript (tslab)',
    language: 'typescript',
    env: {
      TF_CPP_MIN_LOG_LEVEL: '3',
      KERAS_NYUMON_PYTHON: '/python',
      TSLAB_KERNEL_READ_AHEAD: '@tensorflow/tfjs,keras-nyumon',
    },
  });
});
