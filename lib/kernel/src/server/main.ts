/** The kernel's entry point: `node main.js <connection file>`, as the kernelspec starts it. */
import { readConnection } from './connection';
import { startRunner } from './runner-process';

const connectionFile = process.argv[2];
if (!connectionFile) {
  console.error('使い方 / usage: node main.js <connection file>');
  process.exit(2);
}
const connection = readConnection(connectionFile);
// First, as it takes longest; what the server needs is loaded meanwhile.
const runner = startRunner();
void import('./server.js').then(({ serve }) => serve(connection, runner));
