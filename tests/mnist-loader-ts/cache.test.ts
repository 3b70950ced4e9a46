import { execFileSync } from 'node:child_process';
import fs from 'node:fs/promises';
import { chmodSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { DataError } from 'mnist-loader-ts';
import { defaultCacheFolder } from 'mnist-loader-ts/dist/cache-folder';
import { loadDataset } from 'mnist-loader-ts/dist/load-dataset';
import { useMirrors } from './mirror-server';
import { bytes, gzippedNames, noise, smallDataset, testY, trainX } from './small-dataset';
import { useTemporaryFolder } from './temporary-folder';

// For a machine that is busy with other things too.
jest.setTimeout(60_000);
const temporary = useTemporaryFolder();
const startMirror = useMirrors();
const [images, labels] = ['train-images-idx3-ubyte', 'train-labels-idx1-ubyte'];

/** Puts all four files, or those given instead, into a folder. */
function fill(folder: string, suffix: '' | '.gz' = '.gz', instead: Record<string, Uint8Array> = {}): void {
  mkdirSync(folder, { recursive: true });
  for (const [name, content] of Object.entries(bytes)) {
    if (name.endsWith('.gz') === (suffix === '.gz'))
      writeFileSync(join(folder, name), instead[name] ?? content);
  }
}

/** Loads from the temporary folder's `small/`, else from its `installed/`; what was loaded, and the notices. */
async function load(options: { offline?: boolean; mirrors?: string[] } = {}) {
  const notices: string[] = [];
  const dataset = smallDataset(options.mirrors ?? [], [join(temporary(), 'installed')]);
  const data = await loadDataset(dataset, {
    cacheFolder: temporary(),
    offline: options.offline ?? true,
    onNotice: (notice) => notices.push(notice),
  });
  return { data, notices };
}

describe('takes a file', () => {
  test.each([
    ['gzipped', '.gz' as const, {}],
    ['not gzipped', '' as const, {}],
    ['gzipped by somebody else', '.gz' as const, { [`${images}.gz`]: gzipSync(bytes[images], { level: 1 }) }],
  ])('%s', async (_, suffix, instead) => {
    fill(join(temporary(), 'small'), suffix, instead);
    const { data, notices } = await load();
    expect(data.train.x).toEqual({ dtype: 'uint8', shape: [60, 28, 28], data: trainX });
    expect(data.test.y).toEqual({ dtype: 'uint8', shape: [20], data: testY });
    expect(notices).toEqual([]);
  });

  test('that is installed, and writes nothing', async () => {
    fill(join(temporary(), 'installed'));
    expect((await load()).data.train.x.data).toEqual(trainX);
    expect(readdirSync(temporary())).toEqual(['installed']);
  });
});

const flipped = Buffer.from(bytes[images]);
flipped[5000] ^= 1;
const [gz, labelsGz] = [bytes[`${images}.gz`], bytes[`${labels}.gz`]];
const bad: [string, string, Uint8Array, RegExp][] = [
  ['cut off', `${images}.gz`, gz.subarray(0, 20000), /gzip file is cut off/],
  ['empty', `${images}.gz`, new Uint8Array(0), /Cut off/],
  ['damaged gzip', `${images}.gz`, Buffer.concat([gz.subarray(0, 900), gz.subarray(901)]), /corrupt|cut off/],
  ['labels for images', `${images}.gz`, labelsGz, /holds train-labels-idx1-ubyte of Small, not train-images/],
  [
    'test for train',
    `${images}.gz`,
    bytes['t10k-images-idx3-ubyte.gz'],
    /holds t10k-images-idx3-ubyte of Small/,
  ],
  [
    'other labels',
    `${images}.gz`,
    gzipSync(Buffer.from('00000801000000020304', 'hex')),
    /uint8 \[2\] instead/,
  ],
  ['one pixel changed', `${images}.gz`, gzipSync(flipped), /not the published one/],
  ['a web page', `${labels}.gz`, Buffer.from('<html>'), /Not an IDX file/],
  ['cut off, not gzipped', images, bytes[images].subarray(0, 30000), /Cut off \(shape \[60, 28, 28\]/],
  ['too long, not gzipped', images, Buffer.concat([bytes[images], Buffer.of(0)]), /bytes left over/],
];

describe('a bad file in the cache is put aside, said, and replaced', () => {
  test.each(bad)('%s', async (_, name, content, reason) => {
    const cache = join(temporary(), 'small');
    fill(cache, name.endsWith('.gz') ? '.gz' : '', { [name]: content });
    fill(join(temporary(), 'installed'));
    const { data, notices } = await load();
    expect(data.train.x.data).toEqual(trainX);
    expect(notices).toHaveLength(1);
    expect(notices[0]).toMatch(reason);
    expect(notices[0]).toContain(join(cache, name));
    expect(notices[0]).not.toContain('\n');
    const [aside] = readdirSync(cache).filter((n) => n.endsWith('.broken'));
    expect(notices[0]).toContain(aside);
    expect(Buffer.compare(readFileSync(join(cache, aside)), content)).toBe(0);
    expect(readdirSync(cache)).not.toContain(name);
  });

  test('by a download, when nothing else has it', async () => {
    const mirror = await startMirror(bytes);
    fill(join(temporary(), 'small'), '.gz', { [`${images}.gz`]: gz.subarray(0, 9) });
    const { data } = await load({ offline: false, mirrors: [mirror.url] });
    expect(data.train.x.data).toEqual(trainX);
    expect(mirror.requests.map((r) => r.file)).toEqual([`${images}.gz`]);
    expect((await load()).notices).toEqual([]);
  });

  test('but an installed one is left where it is', async () => {
    const installed = join(temporary(), 'installed');
    fill(installed, '.gz', { [`${images}.gz`]: gz.subarray(0, 9) });
    await expect(load()).rejects.toMatchObject({ code: 'offline' });
    expect(readdirSync(installed).sort()).toEqual(gzippedNames);
  });
});

describe('a notice', () => {
  const { argv } = process;
  afterEach(() => {
    process.argv = argv;
    jest.restoreAllMocks();
  });

  test.each([
    ['stderr', 'warn' as const, []],
    [
      'console.log in a notebook, where stderr looks like an error',
      'log' as const,
      ['/run/jupyter/kernel-1234.json'],
    ],
  ])('goes to %s', async (_, where, connectionFile) => {
    process.argv = [...argv, ...connectionFile];
    const print = {
      log: jest.spyOn(console, 'log').mockReturnValue(),
      warn: jest.spyOn(console, 'warn').mockReturnValue(),
    };
    fill(join(temporary(), 'small'), '.gz', { [`${images}.gz`]: gz.subarray(0, 9) });
    await loadDataset(smallDataset([], []), { cacheFolder: temporary(), offline: true }).catch(
      () => undefined,
    );
    expect(print[where].mock.calls).toEqual([[expect.stringContaining(`${images}.gz`)]]);
    expect(print[where === 'log' ? 'warn' : 'log'].mock.calls).toEqual([]);
  });
});

test('files damaged at random never become data', async () => {
  fill(join(temporary(), 'installed'));
  const random = noise(4 * 100, 11);
  let notices = 0;
  for (let i = 0; i < 100; i++) {
    const [what, high, low, value] = random.subarray(4 * i);
    const name = what % 2 === 0 ? `${images}.gz` : images;
    const damaged = Buffer.from(bytes[name]);
    const place = Math.floor(((high * 256 + low) / 65536) * damaged.length);
    damaged[place] ^= value;
    fill(join(temporary(), 'small'), what % 2 === 0 ? '.gz' : '', {
      [name]: what % 4 < 2 ? damaged : damaged.subarray(0, place),
    });
    const loaded = await load();
    expect(Buffer.compare(loaded.data.train.x.data, trainX)).toBe(0);
    notices += loaded.notices.length;
    await fs.rm(join(temporary(), 'small'), { recursive: true });
  }
  expect(notices).toBeGreaterThan(75);
});

describe('errors of the cache folder', () => {
  /** Mounts a small or read-only file system where that is allowed; whether it is. */
  function mount(folder: string, options: string): boolean {
    mkdirSync(folder, { recursive: true });
    try {
      execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'none', folder], { stdio: 'ignore' });
      return true;
    } catch {
      return false;
    }
  }

  async function errorOf(promise: Promise<unknown>): Promise<DataError> {
    const error: unknown = await promise.catch((e: unknown) => e);
    expect(error).toBeInstanceOf(DataError);
    return error as DataError;
  }

  test('a full disk', async () => {
    const folder = join(temporary(), 'small');
    const mirror = await startMirror(bytes);
    const isMounted = mount(folder, 'size=24k');
    // Where mounting is not allowed, the system's answer to a write is put in its place.
    const real = fs.open;
    const open = isMounted
      ? undefined
      : jest.spyOn(fs, 'open').mockImplementation(async (...how) => {
          const file = await real(...how);
          file.appendFile = () => Promise.reject(Object.assign(new Error('full'), { code: 'ENOSPC' }));
          return file;
        });
    try {
      const error = await errorOf(load({ offline: false, mirrors: [mirror.url] }));
      expect(error.code).toBe('disk-full');
      expect(error.file).toBe(join(folder, `${images}.gz`));
      expect(error.message).toMatch(
        /ディスクがいっぱい[^\n]*空きを作って[^\n]*\n.*disk is full.*Make room and run again/,
      );
      expect(readdirSync(folder).filter((name) => name.endsWith('.gz'))).toEqual([]);
      // With room made, the download goes on.
      open?.mockRestore();
      if (isMounted) execFileSync('mount', ['-o', 'remount,size=1m', folder]);
      const { data } = await load({ offline: false, mirrors: [mirror.url] });
      expect(data.train.x.data).toEqual(trainX);
      if (isMounted) expect(mirror.requests[1].range).toMatch(/^bytes=[1-9]\d+-$/);
      expect(readdirSync(folder).sort()).toEqual(gzippedNames);
    } finally {
      open?.mockRestore();
      if (isMounted) execFileSync('umount', [folder]);
    }
  });

  test('a read-only folder', async () => {
    const folder = join(temporary(), 'small');
    const isMounted = mount(folder, 'ro');
    if (!isMounted) chmodSync(folder, 0o555);
    try {
      const error = await errorOf(load({ offline: false, mirrors: ['http://127.0.0.1:9/'] }));
      expect(error).toMatchObject({ code: 'not-writable', file: folder });
      expect(error.message).toMatch(/書き込めません[^\n]*cacheFolder[^\n]*\n.*can't be written.*cacheFolder/);
      // What is there can be read all the same.
      fill(join(temporary(), 'installed'));
      expect((await load()).data.train.x.data).toEqual(trainX);
    } finally {
      if (isMounted) execFileSync('umount', [folder]);
    }
  });

  test('a file where the folder should be', async () => {
    writeFileSync(join(temporary(), 'small'), '');
    fill(join(temporary(), 'installed'), '.gz');
    expect((await load()).data.train.x.data).toEqual(trainX);
    await fs.rm(join(temporary(), 'installed'), { recursive: true });
    const error = await errorOf(load({ offline: false, mirrors: ['http://127.0.0.1:9/'] }));
    expect(error.code).toBe('not-writable');
  });

  test('nothing there, and no download wanted', async () => {
    const error = await errorOf(load());
    expect(error).toMatchObject({ code: 'offline', file: join(temporary(), 'small', `${images}.gz`) });
    expect(readdirSync(temporary())).toEqual([]);
  });
});

describe('the default cache folder', () => {
  test('is the one that an enclosing package.json names', () => {
    const project = join(temporary(), 'project');
    const lessons = join(project, 'notebooks', 'ja');
    mkdirSync(lessons, { recursive: true });
    writeFileSync(
      join(project, 'package.json'),
      '{ "name": "anything", "mnist-loader-ts": { "cacheFolder": "my-data" } }',
    );
    writeFileSync(join(project, 'notebooks', 'package.json'), '{ "name": "something-else" }');
    expect(defaultCacheFolder(lessons)).toBe(join(project, 'my-data'));
  });

  test('is that of this repository, from this test', () => {
    expect(defaultCacheFolder(__dirname)).toBe(join(__dirname, '../../data'));
  });

  test("is the user's outside a project", () => {
    writeFileSync(join(temporary(), 'package.json'), 'not JSON');
    expect(defaultCacheFolder(temporary())).toMatch(/[\\/]mnist-loader-ts$/);
    if (process.platform === 'linux' && !process.env.XDG_CACHE_HOME) {
      expect(defaultCacheFolder(temporary())).toBe(join(homedir(), '.cache', 'mnist-loader-ts'));
    }
  });
});
