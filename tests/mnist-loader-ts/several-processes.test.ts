import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { loadDataset } from 'mnist-loader-ts/dist/load-dataset';
import { serveUpTo, serveWell, useMirrors } from './mirror-server';
import type { Serve } from './mirror-server';
import { bytes, gzippedNames, smallDataset, sum, trainX } from './small-dataset';
import { useTemporaryFolder } from './temporary-folder';

// For a machine that is busy with other things too.
jest.setTimeout(60_000);
const temporary = useTemporaryFolder();
const startMirror = useMirrors();
const images = 'train-images-idx3-ubyte.gz';
const half = Math.floor(bytes[images].length / 2);

const children: ChildProcess[] = [];
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

function loadInAProcess(mirror: string): ChildProcess {
  const child = spawn(
    process.execPath,
    [join(__dirname, 'load-in-a-process.cjs'), JSON.stringify(smallDataset([mirror])), temporary()],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  children.push(child);
  return child;
}

async function outputOf(child: ChildProcess): Promise<string> {
  let output = '';
  child.stdout?.on('data', (text: Buffer) => (output += text.toString()));
  await once(child, 'close');
  return output.trim();
}

test('a class that loads at the same time from one shared folder', async () => {
  // Slow and piecemeal, so that all of them are in the middle of it at once.
  const slowly: Serve = (request, response, body, nth) => {
    if (body.length < half) {
      serveWell(request, response, body, nth);
      return;
    }
    response.writeHead(200, { 'content-length': body.length });
    for (let i = 0; i < 8; i++) {
      const piece = body.subarray((i * body.length) / 8, ((i + 1) * body.length) / 8);
      setTimeout(() => (i < 7 ? response.write(piece) : response.end(piece)), 60 * i);
    }
  };
  const mirror = await startMirror(bytes, slowly);
  const pupils = Array.from({ length: 5 }, () => outputOf(loadInAProcess(mirror.url)));
  expect(await Promise.all(pupils)).toEqual(Array(5).fill(sum('sha256', trainX)));
  expect(readdirSync(join(temporary(), 'small')).sort()).toEqual(gzippedNames);
});

test('a process killed in the middle of a download: no data, and the next one goes on from there', async () => {
  const cutOff = await startMirror(bytes, serveUpTo(half, 'silence'));
  const killed = loadInAProcess(cutOff.url);
  const folder = join(temporary(), 'small');
  await untilSizeIs(folder, half);
  killed.kill('SIGKILL');
  await once(killed, 'close');
  expect(readdirSync(folder)).toEqual([expect.stringMatching(new RegExp(`~${killed.pid ?? 0}\\.part$`))]);

  const mirror = await startMirror(bytes);
  const { train } = await loadDataset(smallDataset([mirror.url]), {
    cacheFolder: temporary(),
    progress: false,
  });
  expect(Buffer.compare(train.x.data, trainX)).toBe(0);
  expect(mirror.requests[0]).toEqual({ file: images, range: `bytes=${half}-` });
  expect(readdirSync(folder).sort()).toEqual(gzippedNames);
});

/** Waits until the one file in a folder has this size. */
async function untilSizeIs(folder: string, size: number): Promise<void> {
  for (let i = 0; i < 200; i++) {
    try {
      const [name] = readdirSync(folder);
      if (statSync(join(folder, name)).size === size) return;
    } catch {
      // Not there yet.
    }
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error('the download did not get half-way');
}
