import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Request {
  readonly file: string;
  /** The Range header, or '' for the whole file. */
  readonly range: string;
}

export interface Mirror {
  /** The base URL, ending in a slash. */
  readonly url: string;
  /** What was asked for, in order. */
  readonly requests: Request[];
}

/** Answers one request for a file whose bytes are `body`; `nth` counts the requests for this file from 0. */
export type Serve = (request: IncomingMessage, response: ServerResponse, body: Buffer, nth: number) => void;

/** Starts mirrors on this machine; they stop after the test that started them. */
export function useMirrors(): (files: Readonly<Record<string, Buffer>>, serve?: Serve) => Promise<Mirror> {
  const servers: Server[] = [];
  afterEach(async () => {
    for (const server of servers.splice(0)) await stop(server);
  });
  return async (files, serve = serveWell) => {
    const requests: Request[] = [];
    const server = createServer((request, response) => {
      const file = (request.url ?? '').slice(1);
      const nth = requests.filter((r) => r.file === file).length;
      requests.push({ file, range: request.headers.range ?? '' });
      if (file in files) serve(request, response, files[file], nth);
      else response.writeHead(404).end('not here');
    });
    servers.push(server);
    return { url: await start(server), requests };
  };
}

/** The base URL of a mirror that no longer answers. */
export async function deadMirror(): Promise<string> {
  const server = createServer();
  const url = await start(server);
  await stop(server);
  return url;
}

async function start(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.closeAllConnections();
    server.close(() => {
      resolve();
    });
  });
}

/** As a good web server does, ranges included. */
export const serveWell: Serve = (request, response, body) => {
  const start = startOf(request);
  if (start >= body.length) {
    response.writeHead(416, { 'content-range': `bytes */${body.length}` }).end();
    return;
  }
  begin(request, response, body);
  response.end(body.subarray(start));
};

/** Sends up to `end` and then does what `after` says: breaks the connection, or falls silent. */
export function serveUpTo(end: number, after: 'break' | 'silence'): Serve {
  return (request, response, body) => {
    begin(request, response, body);
    response.write(body.subarray(startOf(request), end), () => {
      // Not at once: what is still on its way would be lost with the connection.
      if (after === 'break') setTimeout(() => request.socket.destroy(), 50);
    });
  };
}

function begin(request: IncomingMessage, response: ServerResponse, body: Buffer): void {
  const start = startOf(request);
  response.setHeader('content-length', body.length - start);
  if (start > 0) response.setHeader('content-range', `bytes ${start}-${body.length - 1}/${body.length}`);
  response.writeHead(start > 0 ? 206 : 200);
}

function startOf(request: IncomingMessage): number {
  return Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0);
}
