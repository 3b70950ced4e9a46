import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface LocalServer {
  url: string;
  server: Server;
  requests: IncomingMessage[];
  close: () => void;
}

/** A server on 127.0.0.1 that remembers what was asked. */
export async function serve(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<LocalServer> {
  const requests: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    requests.push(request);
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { url: `http://127.0.0.1:${port}`, server, requests, close };
}

/** Sends bytes as a file server does: length, tag, and the rest only when that is asked for. `cutAt` breaks off there. */
export function sendFile(
  request: IncomingMessage,
  response: ServerResponse,
  bytes: Buffer,
  tag: string,
  cutAt?: number,
) {
  const start =
    request.headers['if-range'] === tag
      ? Number(/bytes=(\d+)-/.exec(request.headers.range ?? '')?.[1] ?? 0)
      : 0;
  response.writeHead(start ? 206 : 200, { etag: tag, 'content-length': bytes.length - start });
  if (cutAt === undefined) response.end(bytes.subarray(start));
  else response.write(bytes.subarray(start, cutAt), () => setTimeout(() => response.destroy(), 50));
}
