// From a bare copy to a JupyterLab that answers, as a reader does it: slow, and it needs the package registries.
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { copyRepository, terminal } from './copy-repository';

jest.setTimeout(900_000);

/** "Reaches a serving JupyterLab within 10 seconds", with room for a machine that is busy with other tests. */
const SECOND_START_SECONDS = 20;
const onPosix = process.platform === 'win32' ? test.skip : test;

interface Started {
  process: ChildProcess;
  output: () => string;
  url: string;
  seconds: number;
}

/** What a test that fails has left running. */
const running = new Set<ChildProcess>();
afterAll(() => {
  for (const child of running) child.kill('SIGTERM');
});

/** Where the user's own Jupyter keeps its kernels: one of the same name is there, and it is broken. */
const usersData = mkdtempSync(join(tmpdir(), 'jupyter-data-'));
beforeAll(() => {
  const kernel = join(usersData, 'kernels', 'tslab');
  mkdirSync(kernel, { recursive: true });
  const spec = { argv: ['false'], display_name: 'broken', language: 'typescript' };
  writeFileSync(join(kernel, 'kernel.json'), JSON.stringify(spec));
});
afterAll(() => {
  rmSync(usersData, { recursive: true });
});

function start(root: string, port: number) {
  const began = Date.now();
  const child = spawn(process.execPath, ['scripts/start.mjs', '--no-browser', '--port', String(port)], {
    cwd: root,
    env: terminal({ LANG: 'ja_JP.UTF-8', JUPYTER_DATA_DIR: usersData }),
  });
  running.add(child);
  child.on('exit', () => running.delete(child));
  let output = '';
  return new Promise<Started>((resolve, reject) => {
    const read = (text: unknown) => {
      output += String(text);
      const url = /^http:\/\/127\.0\.0\.1:\d+\S+$/m.exec(output)?.[0];
      if (url) resolve({ process: child, output: () => output, url, seconds: (Date.now() - began) / 1000 });
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.on('exit', (code) => {
      reject(new Error(`ended with ${code ?? 'a signal'}:\n${output}`));
    });
  });
}

const exitCode = (child: ChildProcess) => new Promise((resolve) => child.once('exit', resolve));

const isAlive = (pid: number) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

onPosix(
  'a bare copy becomes a serving JupyterLab; the second start is quick; Ctrl+C ends all of it',
  async () => {
    const { root, remove } = copyRepository();
    // It holds no one up when the test fails before it is closed.
    const busy = createServer().unref();
    const port = await new Promise<number>((resolve) => {
      busy.listen(0, '127.0.0.1', () => {
        resolve((busy.address() as { port: number }).port);
      });
    });

    const first = await start(root, port);
    expect(first.output()).toContain(`ポート ${port} は使用中`);
    const { origin, pathname, searchParams } = new URL(first.url);
    expect(decodeURIComponent(pathname)).toMatch(/^\/lab\/tree\/notebooks\/ja\/\d\d-.*\.ipynb$/);
    const token = searchParams.get('token') ?? '';
    expect(token).toMatch(/^[0-9a-f]{48}$/);
    expect((await fetch(`${origin}/api/contents`)).status).toBe(403);
    const ask = async (path: string, init: RequestInit = {}) => {
      const response = await fetch(`${origin}${path}`, {
        ...init,
        headers: { authorization: `token ${token}`, 'accept-language': 'ja,en;q=0.8' },
      });
      return { status: response.status, body: (await response.json()) as Record<string, never> };
    };
    // This environment's kernel counts, not the user's broken one.
    const { body } = await ask('/api/kernelspecs');
    expect(body).toMatchObject({
      kernelspecs: {
        tslab: { spec: { argv: [process.execPath, expect.stringContaining(root), '{connection_file}'] } },
      },
    });
    const page = pathname.replace('/lab/tree', '/api/contents');
    expect((await ask(`${page}?content=0`)).status).toBe(200);
    const translations = await ask('/lab/api/translations/default');
    expect(JSON.stringify(translations.body)).toContain('ファイル');

    // A kernel that runs must not outlive JupyterLab.
    const connected = await ask('/api/kernels', { method: 'POST', body: JSON.stringify({ name: 'tslab' }) });
    expect(connected.status).toBe(201);
    const jupyter = await childrenOf(first.process.pid ?? 0);
    const kernels = (await Promise.all(jupyter.map(childrenOf))).flat();
    expect(kernels.length).toBeGreaterThan(0);
    const ended = exitCode(first.process);
    first.process.kill('SIGINT');
    expect(await ended).toBe(130);
    expect([...jupyter, ...kernels].filter(isAlive)).toEqual([]);
    busy.close();

    const second = await start(root, port);
    expect(second.output().match(/変更なし/g)).toHaveLength(6);
    expect(new URL(second.url).port).toBe(String(port));
    expect(second.seconds).toBeLessThan(SECOND_START_SECONDS);
    const endedAgain = exitCode(second.process);
    second.process.kill('SIGTERM');
    await endedAgain;
    remove();
  },
);

/** The ids of the processes that a process has started. */
function childrenOf(pid: number) {
  return new Promise<number[]>((resolve) => {
    const ps = spawn('ps', ['-eo', 'pid=,ppid=']);
    let text = '';
    ps.stdout.on('data', (part) => (text += String(part)));
    ps.on('close', () => {
      const pairs = text.split('\n').map((line) => line.trim().split(/\s+/).map(Number));
      resolve(pairs.filter(([, parent]) => parent === pid).map(([child]) => child));
    });
  });
}
