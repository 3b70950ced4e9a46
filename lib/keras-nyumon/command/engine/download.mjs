import {
  createWriteStream,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import http from 'node:http';
import https from 'node:https';
import { dirname } from 'node:path';
import { createRequire } from 'node:module';
import { Problem } from '../problem.mjs';
import { requireFrom } from './places.mjs';

/**
 * How long to wait, in milliseconds: for a connection, and for each further 64 KB of a download.
 * @typedef {{ connect: number, stall: number }} Patience
 */

/** @type {Patience} */
export const PATIENCE = { connect: 5_000, stall: 20_000 };
const STALL_BYTES = 65_536;
const ATTEMPTS = 3;

/**
 * Downloads a file. What has arrived is kept beside it as FILE.part when the connection breaks, and the next call
 * goes on from there if the server still has the same file; FILE appears only once it is complete.
 *
 * @param {string} url http or https
 * @param {string} file
 * @param {object} options
 * @param {import('./places.mjs').Place} options.place  the proxy agent is among tfjs-node's packages
 * @param {NodeJS.ProcessEnv} options.env  for the proxy variables
 * @param {Patience} options.patience
 * @param {(done: number, total: number) => void} options.onBytes  total is 0 when the server doesn't say
 * @throws Error, in the reader's words, when the host can't be reached, refuses, or is too slow
 */
export async function download(url, file, options) {
  mkdirSync(dirname(file), { recursive: true });
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const before = sizeOf(`${file}.part`);
    if (await fetchRest(url, file, options)) {
      await rename(`${file}.part`, file);
      await rm(`${file}.tag`, { force: true });
      return;
    }
    if (sizeOf(`${file}.part`) <= before) break;
  }
  const { host } = new URL(url);
  throw new Problem({ ja: `${host} との接続が切れました。`, en: `The connection to ${host} broke.` });
}

/**
 * @param {string} url @param {string} file @param {Parameters<typeof download>[2]} options
 * @returns {Promise<boolean>} false when the connection broke before the end
 */
async function fetchRest(url, file, options) {
  const part = `${file}.part`;
  const tag = existsSync(`${file}.tag`) ? readFileSync(`${file}.tag`, 'utf8') : '';
  if (!tag) rmSync(part, { force: true });
  const start = sizeOf(part);
  const response = await get(url, start ? { range: `bytes=${start}-`, 'if-range': tag } : {}, options);
  const host = new URL(url).host;
  const status = response.statusCode ?? 0;
  if (status !== 200 && status !== 206) {
    response.destroy();
    if (status === 416) rmSync(part, { force: true });
    throw new Problem({
      ja: `${host} に置かれていません(HTTP ${status}): ${url}`,
      en: `${host} does not have it (HTTP ${status}): ${url}`,
    });
  }
  const from = status === 206 ? start : 0;
  const total = response.headers['content-length'] ? from + Number(response.headers['content-length']) : 0;
  const mark = response.headers.etag ?? response.headers['last-modified'];
  writeFileSync(`${file}.tag`, mark && !mark.startsWith('W/') ? mark : '');
  return save(response, part, from, total, host, options);
}

/**
 * @param {http.IncomingMessage} response
 * @param {string} part @param {number} from @param {number} total @param {string} host
 * @param {Parameters<typeof download>[2]} options
 * @returns {Promise<boolean>} false when the connection broke before the end
 */
function save(response, part, from, total, host, { patience, onBytes }) {
  return new Promise((resolve, reject) => {
    const out = createWriteStream(part, { flags: from ? 'a' : 'w' });
    let [done, atLastLook] = [from, from];
    const watch = setInterval(() => {
      if (done - atLastLook < STALL_BYTES)
        response.destroy(
          new Problem({ ja: `${host} からの受信が遅すぎます。`, en: `${host} sends too slowly.` }),
        );
      atLastLook = done;
    }, patience.stall);
    /** @param {boolean} complete @param {Error} [error] */
    const finish = (complete, error) => {
      clearInterval(watch);
      out.end(() => (error ? reject(error) : resolve(complete)));
    };
    response.on('data', (chunk) => {
      done += chunk.length;
      onBytes(done, total);
    });
    response.on('error', (error) => finish(false, error instanceof Problem ? error : undefined));
    response.on('end', () => finish(total === 0 || done === total));
    out.on('error', (error) => {
      response.destroy();
      clearInterval(watch);
      reject(
        new Problem(
          { ja: `${part} に書き込めません: ${error.message}`, en: `Can't write ${part}: ${error.message}` },
          error,
        ),
      );
    });
    response.pipe(out, { end: false });
  });
}

/**
 * @param {string} url @param {Record<string, string>} headers
 * @param {Parameters<typeof download>[2]} options
 * @param {number} [redirects] how many more may be followed
 * @returns {Promise<http.IncomingMessage>} once the headers are there
 */
function get(url, headers, options, redirects = 5) {
  const { hostname, host, protocol } = new URL(url);
  const agent = proxyAgent(protocol, hostname, options);
  return new Promise((resolve, reject) => {
    /** @param {unknown} [error] */
    const unreachable = (error) =>
      new Problem({ ja: `${host} につながりません。`, en: `Can't reach ${host}.` }, error);
    const request = (protocol === 'https:' ? https : http).get(url, { headers, agent });
    const timer = setTimeout(() => request.destroy(unreachable('timeout')), options.patience.connect);
    request.on('error', (error) => {
      clearTimeout(timer);
      reject(error instanceof Problem ? error : unreachable(error));
    });
    request.on('response', (response) => {
      clearTimeout(timer);
      const { location } = response.headers;
      if (!location || (response.statusCode ?? 0) < 300 || (response.statusCode ?? 0) >= 400)
        return resolve(response);
      response.destroy();
      if (redirects === 0) return reject(unreachable('too many redirects'));
      resolve(get(new URL(location, url).href, headers, options, redirects - 1));
    });
  });
}

/**
 * The agent for the proxy that the environment names for this host, if any.
 *
 * @param {string} protocol @param {string} hostname
 * @param {{ place: import('./places.mjs').Place, env: NodeJS.ProcessEnv }} options
 * @returns {http.Agent | undefined}
 */
function proxyAgent(protocol, hostname, { place, env }) {
  const direct = (env.NO_PROXY ?? env.no_proxy ?? '').split(/[\s,]+/).filter(Boolean);
  const matches = (/** @type {string} */ name) =>
    hostname === name || hostname.endsWith(`.${name.replace(/^\*?\./, '')}`);
  if (direct.some((name) => name === '*' || matches(name))) return undefined;
  const secure = env.HTTPS_PROXY ?? env.https_proxy ?? env.npm_config_https_proxy;
  const plain = env.HTTP_PROXY ?? env.http_proxy ?? env.npm_config_proxy;
  const proxy = protocol === 'https:' ? secure || plain : plain;
  if (!proxy) return undefined;
  const nodePreGyp = requireFrom(place.tfjsNode).resolve('@mapbox/node-pre-gyp/package.json');
  return createRequire(nodePreGyp)('https-proxy-agent')(proxy);
}

/** @param {string} file */
const sizeOf = (file) => statSync(file, { throwIfNoEntry: false })?.size ?? 0;
