// node scripts/setup/engine/prepare.mjs   prepares the engine alone, trying every way again
import { fileURLToPath } from 'node:url';
import { prepareEngine } from './index.mjs';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const terminal = process.stdout.isTTY;

/** @type {import('./ladder.mjs').Progress} */
const progress = {
  update: (done, total, note) => {
    if (!terminal) return;
    const share = total ? `${String(Math.floor((100 * done) / total)).padStart(3)} %` : '';
    process.stdout.write(`\r\x1b[K${note} ${share}`);
  },
  note: (text) => console.log(`${terminal ? '\r\x1b[K' : ''}${text}`),
};

const { rung, tensorflow } = await prepareEngine({ root, progress });
progress.note(tensorflow ? `TensorFlow ${tensorflow} (${rung})` : rung);
