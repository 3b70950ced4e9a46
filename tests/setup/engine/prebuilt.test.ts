// Rung 1 through tfjs-node's mirror variables, against a local server with archives of the official form.
import { execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import {
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sendFile, serve, type LocalServer } from './local-server';
import {
  addOneAndTwo,
  engineHere,
  inNode,
  makeScratchRoot,
  NO_NATIVE,
  prepare,
  type ScratchRoot,
} from './scratch-root';

// Each test starts Nodes of its own, which a busy machine makes wait.
jest.setTimeout(120_000);

// The same library unpacks them; it comes without types.
const { create } = jest.requireActual<{ create: (options: object, names: string[]) => Promise<void> }>('tar');

const windows = process.platform === 'win32';
const ADDON = /\/napi-v8\/4\.22\.0\/CPU-\w+-4\.22\.0\.(tar\.gz|zip)$/;

let scratch: ScratchRoot;
let local: LocalServer | undefined;
let work: string;

beforeEach(() => {
  scratch = makeScratchRoot();
  work = mkdtempSync(join(tmpdir(), 'archives-'));
});
afterEach(() => {
  local?.close();
  scratch.remove();
  rmSync(work, { recursive: true, force: true });
});

/** Both archives come from the local server; nothing can be compiled. */
const mirrors = (url: string) => ({
  ...NO_NATIVE,
  TFJS_NODE_CDN_STORAGE: `${url}/storage/`,
  npm_config_tfjs_binding_binary_host_mirror: `${url}/addon`,
});

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** Runs the ladder with these answers for the addon's archive and for TensorFlow's. */
async function prepareFrom(
  addon: Answer,
  tensorflow: Answer = (_request, response) => response.writeHead(404).end(),
) {
  local = await serve((request, response) => {
    if (ADDON.test(request.url ?? '')) addon(request, response);
    else tensorflow(request, response);
  });
  return prepare(scratch, mirrors(local.url), { connect: 2000, stall: 400 });
}

/** An archive with napi-v8/tfjs_binding.node. */
async function addonArchive(binding: Buffer) {
  mkdirSync(join(work, 'napi-v8'), { recursive: true });
  writeFileSync(join(work, 'napi-v8/tfjs_binding.node'), binding);
  await create({ gzip: true, cwd: work, file: join(work, 'addon.tgz') }, ['napi-v8/tfjs_binding.node']);
  return readFileSync(join(work, 'addon.tgz'));
}

/** lib/ with the real libraries under the official names (a link for each shorter name), include/ and a licence. */
async function tensorflowArchive() {
  const { libraries } = engineHere();
  mkdirSync(join(work, 'lib'));
  mkdirSync(join(work, 'include/tensorflow/c'), { recursive: true });
  writeFileSync(join(work, 'include/tensorflow/c/c_api.h'), '');
  writeFileSync(join(work, 'LICENSE'), '');
  for (const name of readdirSync(libraries)) {
    try {
      linkSync(join(libraries, name), join(work, 'lib', name));
    } catch {
      copyFileSync(join(libraries, name), join(work, 'lib', name));
    }
  }
  for (const [link, target] of [
    ['libtensorflow.so.2', 'libtensorflow_cc.so.2'],
    ['libtensorflow.so', 'libtensorflow.so.2'],
  ])
    if (!existsSync(join(work, 'lib', link))) symlinkSync(target, join(work, 'lib', link));
  await create({ gzip: { level: 0 }, cwd: work, file: join(work, 'tensorflow.tgz') }, [
    'LICENSE',
    'include',
    'lib',
  ]);
  return readFileSync(join(work, 'tensorflow.tgz'));
}

const send =
  (bytes: Buffer): Answer =>
  (request, response) => {
    sendFile(request, response, bytes, '"1"');
  };
const elf = (machine: number) => {
  const bytes = Buffer.alloc(64);
  bytes.writeUInt32BE(0x7f454c46, 0);
  bytes.writeUInt16LE(machine, 18);
  return bytes;
};

function nothingLeftBehind() {
  expect(existsSync(join(scratch.tfjsNode, 'lib'))).toBe(false);
  const kept = existsSync(scratch.kept) ? readdirSync(scratch.kept) : [];
  expect(kept.filter((name) => !name.startsWith('downloads'))).toEqual([]);
}

(windows ? test.skip : test)('the two archives become an engine that runs', async () => {
  const [addon, tensorflow] = [
    await addonArchive(readFileSync(engineHere().addon)),
    await tensorflowArchive(),
  ];
  const prepared = await prepareFrom(send(addon), send(tensorflow));
  expect(prepared).toMatchObject({ rung: 'prebuilt', tried: [], notes: [] });
  expect(prepared.tensorflow).toMatch(/^2\.\d+\.\d+$/);
  expect((await addOneAndTwo(scratch.root)).stdout).toBe('3\n');
  expect(local?.requests.map((request) => request.url)).toEqual([
    expect.stringMatching(/^\/addon\/napi-v8\/4\.22\.0\/CPU-/),
    expect.stringMatching(
      /^\/storage\/(tensorflow\/libtensorflow\/libtensorflow-cpu-|tf-builds\/libtensorflow_r2_7_)/,
    ),
  ]);
  // The archives and the headers are not kept.
  expect(readdirSync(scratch.kept)).toEqual(['prebuilt-4.22.0']);
  expect(readdirSync(join(scratch.kept, 'prebuilt-4.22.0/deps'))).not.toContain('include');

  // npm ci takes tfjs-node's lib/ away: the kept engine comes back without a download.
  rmSync(join(scratch.tfjsNode, 'lib'));
  local?.close();
  expect(await prepare(scratch, mirrors('http://127.0.0.1:9'))).toMatchObject({
    rung: 'prebuilt',
    tried: [],
  });
  expect((await addOneAndTwo(scratch.root)).stdout).toBe('3\n');
});

test('where the host can not be reached the ladder goes on at once', async () => {
  const start = Date.now();
  const prepared = await prepare(scratch, NO_NATIVE);
  expect(prepared.rung).toBe('wasm');
  expect(prepared.tried[0]).toMatchObject({
    rung: 'prebuilt',
    error: expect.stringMatching(/つながりません[^]*\nCan't reach 127/) as string,
  });
  expect(prepared.tried[1].rung).toBe('built');
  expect(Date.now() - start).toBeLessThan(20_000);
  nothingLeftBehind();
});

test('an address that is not there', async () => {
  const { rung, tried } = await prepareFrom((_request, response) =>
    response.writeHead(404).end('<html>404</html>'),
  );
  expect(rung).toBe('wasm');
  expect(tried[0].error).toMatch(/置かれていません\(HTTP 404\)[^]*does not have it \(HTTP 404\)/);
  nothingLeftBehind();
});

test("a network's log-in page instead of the archive", async () => {
  const { rung, tried } = await prepareFrom((_request, response) =>
    response.writeHead(200).end('<html>log in</html>'),
  );
  expect(rung).toBe('wasm');
  expect(tried[0].error).toMatch(/アーカイブではありません[^]*not an archive/);
  nothingLeftBehind();
});

test('a damaged archive', async () => {
  const archive = await addonArchive(randomBytes(100_000));
  archive.fill(0, 50_000);
  const { rung, tried } = await prepareFrom(send(archive));
  expect(rung).toBe('wasm');
  expect(tried[0].error).toMatch(/壊れている[^]*damaged/);
  nothingLeftBehind();
});

test('an archive of something else', async () => {
  writeFileSync(join(work, 'readme'), 'hello');
  await create({ gzip: true, cwd: work, file: join(work, 'other.tgz') }, ['readme']);
  const { rung, tried } = await prepareFrom(send(readFileSync(join(work, 'other.tgz'))));
  expect(rung).toBe('wasm');
  expect(tried[0].error).toMatch(/napi-v8\/tfjs_binding\.node がありません[^]*does not hold/);
  nothingLeftBehind();
});

test('an addon for another processor is seen before the large archive is fetched', async () => {
  const other = process.arch === 'x64' ? { machine: 183, name: 'arm64' } : { machine: 62, name: 'x64' };
  const { rung, tried } = await prepareFrom(send(await addonArchive(elf(other.machine))));
  expect(rung).toBe('wasm');
  expect(tried[0].error).toContain(`is for ${other.name}`);
  expect(local?.requests).toHaveLength(1);
  nothingLeftBehind();
});

test("the addresses are those that tfjs-node's own installer and node-pre-gyp ask", async () => {
  await prepareFrom(send(await addonArchive(elf(0))), (_request, response) => response.writeHead(404).end());
  const ours = local?.requests.map((request) => request.url) ?? [];
  local?.close();

  const env = mirrors('http://127.0.0.1:9');
  const theirs = await serve((_request, response) => response.writeHead(404).end());
  const installer = spawn(process.execPath, ['scripts/install.js'], {
    cwd: scratch.tfjsNode,
    env: { ...process.env, ...env, TFJS_NODE_CDN_STORAGE: `${theirs.url}/storage/` },
    stdio: 'ignore',
  });
  await once(installer, 'exit');
  theirs.close();
  expect(ours.slice(1)).toEqual(theirs.requests.map((request) => request.url));

  const manifest = JSON.parse(readFileSync(join(scratch.tfjsNode, 'package.json'), 'utf8')) as {
    binary: object;
  };
  const name = execFileSync(process.execPath, ['scripts/get-addon-name.js'], {
    cwd: scratch.tfjsNode,
    encoding: 'utf8',
  });
  const tarball = execFileSync(
    process.execPath,
    [
      '-e',
      `const { evaluate } = require('@mapbox/node-pre-gyp/lib/util/versioning.js');
       const manifest = ${JSON.stringify({ ...manifest, binary: { ...manifest.binary, package_name: name.trim() } })};
       process.stdout.write(evaluate(manifest, {}, 8).hosted_tarball);`,
    ],
    { cwd: scratch.root, env: { ...process.env, ...env }, encoding: 'utf8' },
  );
  expect(new URL(tarball).pathname).toBe(ours[0]);
});

(windows ? test.skip : test)('an addon that does not load', async () => {
  mkdirSync(join(work, 'lib'));
  await create({ gzip: true, cwd: work, file: join(work, 'empty.tgz') }, ['lib']);
  const addon = await addonArchive(elf(process.arch === 'x64' ? 62 : 183));
  const { rung, tried } = await prepareFrom(send(addon), send(readFileSync(join(work, 'empty.tgz'))));
  expect(rung).toBe('wasm');
  expect(tried[0].error).toMatch(/.+\n.+/);
  nothingLeftBehind();
});

test('a run that is killed while it downloads: the next goes on where it was, and takes nothing for an engine', async () => {
  const archive = await addonArchive(randomBytes(200_000));
  let kill = () => undefined as unknown;
  local = await serve((request, response) => {
    if (local?.requests.length !== 1) {
      sendFile(request, response, archive, '"1"');
      return;
    }
    response.writeHead(200, { etag: '"1"', 'content-length': archive.length });
    response.write(archive.subarray(0, 100_000), () => setTimeout(kill, 200));
  });
  const env = mirrors(local.url);
  const lines = `return prepareEngine({ place: findPlace(${JSON.stringify(scratch.root)}, ${JSON.stringify(scratch.kept)}), progress: { update: () => {}, note: () => {} } });`;
  const first = inNode(lines, env, (child) => {
    kill = () => child.kill('SIGKILL');
  });
  await expect(first).rejects.toThrow();
  expect(existsSync(join(scratch.tfjsNode, 'lib'))).toBe(false);
  const second = await prepare(scratch, env);
  expect(second.rung).toBe('wasm');
  expect(local.requests[1].headers.range).toBe('bytes=100000-');
  nothingLeftBehind();
});
