import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sendFile, serve, type LocalServer } from './local-server';
import { inNode, repository } from './scratch-root';

// Each test starts Nodes of its own, which a busy machine makes wait.
jest.setTimeout(120_000);

const bytes = randomBytes(300_000);
let folder: string;
let local: LocalServer | undefined;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'download-'));
});
afterEach(() => {
  local?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Downloads to folder/file; the answer is what it threw, or null. */
function download(url: string, env: NodeJS.ProcessEnv = {}, patience = { connect: 1000, stall: 1000 }) {
  const options = `{ place: findPlace(${JSON.stringify(repository)}), env: process.env, patience: ${JSON.stringify(patience)}, onBytes: () => {} }`;
  const call = `download(${JSON.stringify(url)}, ${JSON.stringify(join(folder, 'file'))}, ${options})`;
  return inNode<string | null>(`return ${call}.then(() => null, (error) => error.message);`, env);
}

const arrived = () => readFileSync(join(folder, 'file'));

test('a connection that breaks is taken up again where it broke', async () => {
  local = await serve((request, response) => {
    sendFile(request, response, bytes, '"a"', local?.requests.length === 1 ? 120_000 : undefined);
  });
  expect(await download(`${local.url}/it`)).toBeNull();
  expect(arrived().equals(bytes)).toBe(true);
  expect(local.requests.map((request) => request.headers.range)).toEqual([undefined, 'bytes=120000-']);
  expect(readdirSync(folder)).toEqual(['file']);
});

test('a file that has changed since is fetched from its start', async () => {
  const before = randomBytes(bytes.length);
  local = await serve((request, response) => {
    if (local?.requests.length === 1) sendFile(request, response, before, '"before"', 120_000);
    else sendFile(request, response, bytes, '"after"');
  });
  expect(await download(`${local.url}/it`)).toBeNull();
  expect(arrived().equals(bytes)).toBe(true);
});

test('a connection that keeps breaking is given up, the file does not appear, and what came is kept', async () => {
  local = await serve((request, response) => {
    sendFile(request, response, bytes, '"a"', 100_000 * (local?.requests.length ?? 0) - 50_000);
  });
  expect(await download(`${local.url}/it`)).toMatch(/接続が切れました[^]*\n.*broke/);
  expect(existsSync(join(folder, 'file'))).toBe(false);
  expect(readFileSync(join(folder, 'file.part')).equals(bytes.subarray(0, 250_000))).toBe(true);
});

test('a host that accepts and says nothing is left after the time for a connection', async () => {
  local = await serve(() => undefined);
  const start = Date.now();
  expect(await download(`${local.url}/it`, {}, { connect: 300, stall: 1000 })).toMatch(
    /つながりません[^]*Can't reach/,
  );
  expect(Date.now() - start).toBeLessThan(10_000);
});

test('a host that only drips is left', async () => {
  local = await serve((_request, response) => {
    response.writeHead(200, { 'content-length': bytes.length });
    const drip = setInterval(() => response.write('drop'), 50);
    response.on('close', () => {
      clearInterval(drip);
    });
  });
  expect(await download(`${local.url}/it`, {}, { connect: 1000, stall: 400 })).toMatch(
    /遅すぎます[^]*too slowly/,
  );
});

test('an error page is not the file', async () => {
  local = await serve((_request, response) => response.writeHead(404).end('<html>not here</html>'));
  expect(await download(`${local.url}/it`)).toMatch(/HTTP 404/);
  expect(readdirSync(folder)).toEqual([]);
});

test('a redirect is followed', async () => {
  local = await serve((request, response) => {
    if (request.url === '/it') response.writeHead(302, { location: '/there' }).end();
    else sendFile(request, response, bytes, '"a"');
  });
  expect(await download(`${local.url}/it`)).toBeNull();
  expect(arrived().equals(bytes)).toBe(true);
});

test('the proxy of the environment is used, unless NO_PROXY names the host', async () => {
  local = await serve((request, response) => {
    sendFile(request, response, bytes, '"a"');
  });
  const target = new URL(local.url);
  const asked: (string | undefined)[] = [];
  const proxy = await serve((_request, response) => response.writeHead(500).end());
  proxy.server.on('connect', (request, socket) => {
    asked.push(request.url);
    const tunnel = connect(Number(target.port), target.hostname, () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      tunnel.pipe(socket).pipe(tunnel);
    });
  });
  // The name exists nowhere: only the proxy can lead to it.
  expect(await download('http://mirror.invalid/it', { HTTP_PROXY: proxy.url })).toBeNull();
  expect(arrived().equals(bytes)).toBe(true);
  expect(asked).toEqual(['mirror.invalid:80']);
  expect(await download('http://mirror.invalid/it', { HTTP_PROXY: proxy.url, NO_PROXY: '.invalid' })).toMatch(
    /Can't reach/,
  );
  proxy.close();
});
