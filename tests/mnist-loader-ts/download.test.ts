import { mkdirSync, readFileSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { DataError } from 'mnist-loader-ts';
import type { DownloadProgress, LoadOptions } from 'mnist-loader-ts';
import { loadDataset } from 'mnist-loader-ts/dist/load-dataset';
import { deadMirror, serveUpTo, serveWell, useMirrors } from './mirror-server';
import type { Mirror, Serve } from './mirror-server';
import { bytes, gzippedNames, noise, smallDataset, trainX } from './small-dataset';
import { useTemporaryFolder } from './temporary-folder';

// For a machine that is busy with other things too.
jest.setTimeout(60_000);
const temporary = useTemporaryFolder();
const images = 'train-images-idx3-ubyte.gz';
const half = Math.floor(bytes[images].length / 2);

const startMirror = useMirrors();
const mirror = (serve?: Serve, files = bytes): Promise<Mirror> => startMirror(files, serve);

/** How long a mirror may be silent where that is what is tested; elsewhere a busy machine must not look like one. */
const shortIdleMs = 1000;

function load(urls: string[], options: LoadOptions = {}, idleMs = 20_000) {
  return loadDataset(smallDataset(urls), { cacheFolder: temporary(), progress: false, ...options }, idleMs);
}

async function errorOf(promise: Promise<unknown>): Promise<DataError> {
  const error: unknown = await promise.catch((e: unknown) => e);
  expect(error).toBeInstanceOf(DataError);
  return error as DataError;
}

const folder = (): string => join(temporary(), 'small');
const ranges = (of: Mirror, file = images): string[] =>
  of.requests.filter((r) => r.file === file).map((r) => r.range);

function leavePart(content: Uint8Array, name = `${images}.0123abcd.part`): void {
  mkdirSync(folder(), { recursive: true });
  writeFileSync(join(folder(), name), content);
}

/** The images arrived whole, by these requests of the last mirror, and nothing else lies about. */
async function expectGood(urls: string[], of: Mirror, requests: string[], idleMs?: number): Promise<void> {
  const { train } = await load(urls, {}, idleMs);
  expect(Buffer.compare(train.x.data, trainX)).toBe(0);
  expect(ranges(of)).toEqual(requests);
  expect(readdirSync(folder()).sort()).toEqual(gzippedNames);
  for (const name of gzippedNames)
    expect(Buffer.compare(readFileSync(join(folder(), name)), bytes[name])).toBe(0);
}

test('downloads once, and keeps the gzipped originals', async () => {
  const good = await mirror();
  await expectGood([good.url], good, ['']);
  await load([good.url]);
  expect(good.requests).toHaveLength(4);
});

test('tells how far it is', async () => {
  const good = await mirror();
  const told: DownloadProgress[] = [];
  await load([good.url], { progress: (p) => told.push(p) });
  expect([...new Set(told.map((p) => p.file))].sort()).toEqual(gzippedNames);
  const ofImages = told.filter((p) => p.file === images);
  expect(ofImages[0]).toEqual({
    dataset: 'Small',
    file: images,
    receivedBytes: 0,
    totalBytes: bytes[images].length,
  });
  expect(ofImages.at(-1)?.receivedBytes).toBe(bytes[images].length);
  const received = ofImages.map((p) => p.receivedBytes);
  expect(received).toEqual([...received].sort((a, b) => a - b));
});

describe('goes on where it stopped', () => {
  const cutOnce: Serve = (request, response, body, nth) => {
    const serve = nth === 0 && body.length > half ? serveUpTo(half, 'break') : serveWell;
    serve(request, response, body, nth);
  };

  test('when the connection breaks', async () => {
    const flaky = await mirror(cutOnce);
    await expectGood([flaky.url], flaky, ['', `bytes=${half}-`]);
  });

  test('from the next mirror, when the first falls silent', async () => {
    const silent = await mirror(serveUpTo(half, 'silence'), { [images]: bytes[images] });
    const good = await mirror();
    await expectGood([silent.url, good.url], good, [`bytes=${half}-`], shortIdleMs);
  });

  test('in a later call', async () => {
    const broken = await mirror(serveUpTo(half, 'break'));
    const error = await errorOf(load([broken.url]));
    expect(error.code).toBe('mirror-failed');
    expect(readdirSync(folder())).toEqual([
      expect.stringMatching(/^train-images-idx3-ubyte\.gz\.[0-9a-f]{8}\.part$/),
    ]);
    // What arrived is no data.
    expect((await errorOf(load([], { offline: true }))).code).toBe('offline');
    const good = await mirror();
    await expectGood([good.url], good, [`bytes=${half}-`]);
  });

  test('from the largest of several parts, and clears the rest away', async () => {
    leavePart(bytes[images].subarray(0, 100), `${images}.00000001.part`);
    leavePart(bytes[images].subarray(0, half), `${images}.00000002.part`);
    const good = await mirror();
    await expectGood([good.url], good, [`bytes=${half}-`]);
  });

  test('but not into the part of a process that is at it', async () => {
    const theirs = `${images}.00000001.elsewhere~1.part`;
    leavePart(bytes[images].subarray(0, half), theirs);
    const good = await mirror();
    await load([good.url]);
    expect(ranges(good)).toEqual(['']);
    expect(readdirSync(folder()).sort()).toEqual([...gzippedNames, theirs].sort());
  });

  test('from the part of another machine that has not touched it for long', async () => {
    const theirs = `${images}.00000001.elsewhere~1.part`;
    leavePart(bytes[images].subarray(0, half), theirs);
    const longAgo = new Date(Date.now() - 10 * 60_000);
    utimesSync(join(folder(), theirs), longAgo, longAgo);
    const good = await mirror();
    await expectGood([good.url], good, [`bytes=${half}-`]);
  });

  test('with nothing to ask for when only the last step was missing', async () => {
    leavePart(bytes[images]);
    const good = await mirror();
    await expectGood([good.url], good, []);
  });

  test('from the start when the server knows no ranges', async () => {
    leavePart(bytes[images].subarray(0, half));
    const plain = await mirror((_, response, body) => response.end(body));
    await expectGood([plain.url], plain, [`bytes=${half}-`]);
  });

  test('from the start when the server says that there is no such range', async () => {
    leavePart(bytes[images].subarray(0, half));
    const odd = await mirror((request, response, body, nth) => {
      if (request.headers.range === undefined) serveWell(request, response, body, nth);
      else response.writeHead(416).end();
    });
    await expectGood([odd.url], odd, [`bytes=${half}-`, '']);
  });

  test('from the start when the server answers with another range', async () => {
    leavePart(bytes[images].subarray(0, half));
    const odd = await mirror((request, response, body, nth) => {
      if (request.headers.range === undefined) serveWell(request, response, body, nth);
      else response.writeHead(206, { 'content-range': `bytes 5-9/${body.length}` }).end(body.subarray(5, 10));
    });
    await expectGood([odd.url], odd, [`bytes=${half}-`, '']);
  });

  test.each([
    ['too short', half, [`bytes=${half}-`, '']],
    ['of the right size', bytes[images].length, ['']],
    ['too long', bytes[images].length + 5, ['']],
  ])('from the start when the part holds something else, %s', async (_, length, requests) => {
    leavePart(noise(length, 5));
    const good = await mirror();
    await expectGood([good.url], good, requests);
  });
});

describe('passes over a mirror', () => {
  const wrong = Buffer.from(bytes[images]);
  wrong[half] ^= 1;
  const cases: [string, RegExp, Serve][] = [
    ['that answers 404', /answered HTTP 404/, (_, response) => response.writeHead(404).end()],
    ['that answers 500', /answered HTTP 500/, (_, response) => response.writeHead(500).end()],
    ['that never answers', /can't be reached \(silent for 1 s\)/, () => undefined],
    ['that falls silent', /broke off \(silent for 1 s\)/, serveUpTo(half, 'silence')],
    ['that hangs up', /can't be reached \(UND_ERR_SOCKET\)/, (request) => request.socket.destroy()],
    ['that breaks off', /broke off \(UND_ERR_SOCKET\)/, serveUpTo(half, 'break')],
    [
      'that sends the file with one bit changed',
      /sha256 is not the published one/,
      (_, response) => response.end(wrong),
    ],
    [
      'that sends a log-in page',
      /the wrong size \(19, not 47\d\d\d bytes\)/,
      (_, response) => response.end('<html>Log in</html>'),
    ],
    [
      'that sends too much, without saying how much',
      /the wrong size \(> 47\d\d\d, not 47\d\d\d bytes\)/,
      (_, response, body) => {
        response.write(body);
        response.end('and more');
      },
    ],
    [
      'that sends too little, without saying how much',
      /broke off \(after 23\d\d\d of 47\d\d\d bytes\)/,
      (_, response, body) => {
        response.write(body.subarray(0, half));
        response.end();
      },
    ],
    [
      'that decompresses on the way',
      /doesn't send the file as it is \(Content-Encoding: gzip\)/,
      (_, response, body) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(body),
    ],
    [
      'that sends it decompressed',
      /the wrong size \(47056, not/,
      (_, response, body) => response.end(gunzipSync(body)),
    ],
  ];
  test.each(cases)('%s', async (_, reason, serve) => {
    const bad = await mirror(serve, { [images]: bytes[images] });
    const good = await mirror();
    const idleMs = reason.source.includes('silent') ? shortIdleMs : undefined;
    const { train } = await load([bad.url, good.url], {}, idleMs);
    expect(Buffer.compare(train.x.data, trainX)).toBe(0);
    expect(ranges(bad).length).toBeGreaterThan(0);
    expect(readdirSync(folder()).sort()).toEqual(gzippedNames);
  });

  test.each(cases)('and if there is no other, says what is wrong with one %s', async (_, reason, serve) => {
    const bad = await mirror(serve);
    const idleMs = reason.source.includes('silent') ? shortIdleMs : undefined;
    const error = await errorOf(load([bad.url], {}, idleMs));
    expect(error.code).toBe(reason.source.startsWith("can't be reached") ? 'no-network' : 'mirror-failed');
    expect(error.file).toBe(join(folder(), images));
    const [japanese, english] = error.message.split('\n');
    expect(english).toMatch(reason);
    for (const line of [japanese, english]) expect(line).toContain(`${bad.url}${images}`);
    expect(readdirSync(folder()).filter((name) => !name.endsWith('.part'))).toEqual([]);
  });

  test('but not over one that is slow', async () => {
    const slow = await mirror((request, response, body, nth) => {
      if (body.length < half) {
        serveWell(request, response, body, nth);
        return;
      }
      for (let i = 0; i < 5; i++) {
        const piece = body.subarray((i * body.length) / 5, ((i + 1) * body.length) / 5);
        setTimeout(() => (i < 4 ? response.write(piece) : response.end(piece)), 300 * (i + 1));
      }
    });
    await expectGood([slow.url], slow, [''], shortIdleMs);
  });

  test('that is dead', async () => {
    const good = await mirror();
    await expectGood([await deadMirror(), good.url], good, ['']);
  });
});

test('says so when no mirror can be reached at all', async () => {
  const dead = await deadMirror();
  const error = await errorOf(load([dead, 'http://no-such-host.invalid/']));
  expect(error.code).toBe('no-network');
  expect(error.message).toMatch(
    /ネットワークにつながっていない[^\n]*ECONNREFUSED[^\n]*\n.*no network.*Check the connection/,
  );
  expect(readdirSync(folder())).toEqual([]);
});

test("a fault of the caller's own progress function is not hidden behind a DataError", async () => {
  const good = await mirror();
  const fault = new Error('mine');
  const progress = (): void => {
    throw fault;
  };
  await expect(load([good.url], { progress })).rejects.toBe(fault);
});

describe('shows how far it is', () => {
  const { argv } = process;
  const isTTY = process.stderr.isTTY;
  afterEach(() => {
    process.argv = argv;
    process.stderr.isTTY = isTTY;
    jest.restoreAllMocks();
  });

  async function shown(): Promise<{ stderr: string; log: string[] }> {
    const stderr = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
    const log = jest.spyOn(console, 'log').mockReturnValue();
    const good = await mirror();
    await load([good.url], { progress: true });
    return {
      stderr: stderr.mock.calls.map(([text]) => String(text)).join(''),
      log: log.mock.calls.map(String),
    };
  }

  test('as a bar in a terminal', async () => {
    process.stderr.isTTY = true;
    const { stderr, log } = await shown();
    expect(stderr).toMatch(/\rSmall train-images \[\.{20}\] 0\.0 kB \/ 47\.\d kB \(0%\)/);
    expect(stderr).toMatch(/\rSmall train-images \[={20}\] (47\.\d kB) \/ \1 \(100%\) \S*\n/);
    expect(log).toEqual([]);
  });

  test('as a few lines in a notebook, and nothing on stderr', async () => {
    process.stderr.isTTY = true;
    process.argv = [...argv, '/run/jupyter/kernel-1234.json'];
    const { stderr, log } = await shown();
    expect(stderr).toBe('');
    expect(log).toHaveLength(4);
    expect(log[0]).toMatch(/^Small train-images (47\.\d kB) \/ \1 \(100%\)$/);
  });

  test('not at all elsewhere', async () => {
    process.stderr.isTTY = false;
    expect(await shown()).toEqual({ stderr: '', log: [] });
  });
});
