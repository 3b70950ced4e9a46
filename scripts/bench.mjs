// npm run bench: our speed beside that of tfjs-node as published, Keras and PyTorch; `-- --json FILE` writes the rows to
// a file too. Everything is measured by turns; what counts are the ratios, not the milliseconds.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { cnnStep } from './bench/cnn-step.mjs';
import { loadTime } from './bench/load-time.mjs';
import { pytorchEnvironment, pytorchPython } from './bench/pytorch-python.mjs';
import { table } from './bench/row.mjs';
import { runCommand } from './setup/command.mjs';
import { prepare } from './setup/prepare.mjs';
import { showProgress } from './setup/progress.mjs';
import { root } from './setup/root.mjs';
import { testPython } from './setup/tests/test-python.mjs';

await runCommand(root, bench, { again: 'npm run bench' });

async function bench() {
  const { values } = parseArgs({ options: { json: { type: 'string' } } });
  const { testPython: keras } = await prepare(root, process.env, [testPython, pytorchPython]);
  const progress = showProgress(process.stdout);
  const rows = [await cnnStep({ keras, pytorch: pytorchEnvironment(root).program }, progress.update)];
  if (keras) {
    progress.update(0, 0, 'load MNIST');
    rows.push(await loadTime(keras));
  }
  progress.end();
  console.log(`\n${table(rows)}\n`);
  console.log('×: 自分たちの時間 ÷ 相手の時間。1 より小さければ、こちらが速いです。');
  console.log('×: our time divided by theirs; below 1, ours is faster.');
  if (values.json) writeFileSync(values.json, JSON.stringify(rows, null, 2) + '\n');
  return 0;
}
