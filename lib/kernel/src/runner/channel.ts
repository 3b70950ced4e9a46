/** The runner's pipes to the server. */
import { readSync, writeSync } from 'node:fs';
import { Socket } from 'node:net';
import { descriptors, lineSplitter, type Event, type Request } from '../between';

/**
 * Sends an event. It has left this process when this returns: nothing is lost in a long loop, nor when the process
 * ends right afterwards.
 */
export function sendEvent(event: Event): void {
  const line = Buffer.from(`${JSON.stringify(event)}\n`);
  for (let sent = 0; sent < line.length;) sent += writeSync(descriptors.events, line, sent);
}

/** Calls `onRequest` for each request. When the server has gone, the runner ends. */
export function listen(onRequest: (request: Request) => void): void {
  const next = lineSplitter((line) => {
    onRequest(JSON.parse(line) as Request);
  });
  new Socket({ fd: descriptors.requests, readable: true, writable: false })
    .setEncoding('utf8')
    .on('data', next)
    .on('close', () => process.exit());
}

/** Waits, blocking everything, for the answer to a `prompt()`; null when it was cancelled. */
export function readAnswer(): string | null {
  const byte = Buffer.alloc(1);
  const bytes: number[] = [];
  while (readSync(descriptors.answers, byte) === 1 && byte[0] !== 0x0a) bytes.push(byte[0]);
  return JSON.parse(Buffer.from(bytes).toString() || 'null') as string | null;
}
