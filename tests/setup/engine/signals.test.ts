import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from './scratch-root';

const kept = join(repository, '.setup', 'engine');
const onLinux = process.platform === 'linux';
const isBuiltHere = existsSync(kept) && readdirSync(kept).some((name) => name.startsWith('built-'));

// oneDNN's product of matrices for AVX-512 does not bear a signal on its thread; some hundred of them ended the process.
(isBuiltHere ? test : test.skip)('signals come, and are heard, while the engine computes', async () => {
  const program = `
    const { tf, startEngine } = require('keras-nyumon');
    const { execFileSync } = require('node:child_process');
    let signals = 0;
    process.on('SIGUSR2', () => signals++);
    startEngine().then(async () => {
      const [a, b] = [tf.randomNormal([128, 128]), tf.randomNormal([128, 128])];
      console.log('READY');
      while (signals < 2000) {
        tf.tidy(() => a.matMul(b).dataSync());
        await new Promise(setImmediate);
      }
      // A shell would not do: while it starts its program, it blocks signals itself.
      const mask = ${onLinux} ? execFileSync('grep', ['SigBlk', '/proc/self/status'], { encoding: 'utf8' }) : '';
      console.log('BLOCKED IN CHILDREN', mask.replace(/^SigBlk:\\s*/, '').trim());
      process.once('message', () => process.exit());
      process.send('ENOUGH');
    });`;
  const child = spawn(process.execPath, ['-e', program], { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
  let output = '';
  let signals: NodeJS.Timeout | undefined;
  child.stdout?.setEncoding('utf8').on('data', (text: string) => {
    output += text;
    if (!signals && output.includes('READY')) signals = setInterval(() => child.kill('SIGUSR2'), 1);
  });
  child.on('message', () => {
    // A signal that came while Node ends would end it.
    clearInterval(signals);
    child.send('end');
  });
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
  clearInterval(signals);
  const mask = onLinux ? /BLOCKED IN CHILDREN 0+\n/ : /BLOCKED IN CHILDREN/;
  expect({ code, signal, output }).toEqual({
    code: 0,
    signal: null,
    output: expect.stringMatching(mask) as string,
  });
});
