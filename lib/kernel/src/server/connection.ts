import { readFileSync } from 'node:fs';

/** What Jupyter's connection file says: where to listen, and the key that signs messages. */
export interface Connection {
  transport: string;
  ip: string;
  key: string;
  shell_port: number;
  iopub_port: number;
  stdin_port: number;
  control_port: number;
  hb_port: number;
}

/** Reads Jupyter's connection file. Throws what `readFileSync` and `JSON.parse` throw. */
export function readConnection(path: string): Connection {
  return JSON.parse(readFileSync(path, 'utf8')) as Connection;
}
