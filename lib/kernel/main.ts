/** The kernel's entry point: `node main.js <connection file>`, as the kernelspec starts it. */
import { readConnection } from './server/connection';
import { serve } from './server/server';

const connectionFile = process.argv[2];
if (!connectionFile) {
  console.error('使い方 / usage: node main.js <connection file>');
  process.exit(2);
}
void serve(readConnection(connectionFile));
