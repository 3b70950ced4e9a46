import { statfsSync } from 'node:fs';
import { cpus, freemem, totalmem } from 'node:os';
import { good, poor } from './finding.mjs';

const GB = 1024 ** 3;
// A lesson's kernel takes about 1.5 GB while it trains; JupyterLab and a browser take the same again.
const ENOUGH_MEMORY = 4 * GB;
// The packages take 1.5 GB, the engine 1 GB more while it is being prepared.
const ENOUGH_DISK = 3 * GB;

/** @param {number} bytes */
const inGb = (bytes) => `${(bytes / GB).toFixed(1)} GB`;

/** @returns {import('./finding.mjs').Finding} */
export function checkMemory() {
  const seen = `${inGb(totalmem())}、空き (free) ${inGb(freemem())}、${cpus().length} コア (cores)`;
  if (totalmem() >= ENOUGH_MEMORY) return good('メモリー (memory)', seen);
  return poor('メモリー (memory)', `${seen}: ほかのアプリを閉じてください。(Close other programs.)`);
}

/** @param {string} root @returns {import('./finding.mjs').Finding} */
export function checkDisk(root) {
  const { bavail, bsize } = statfsSync(root);
  const seen = `空き (free) ${inGb(bavail * bsize)}`;
  if (bavail * bsize >= ENOUGH_DISK) return good('ディスク (disk)', seen);
  return poor('ディスク (disk)', `${seen}: ${inGb(ENOUGH_DISK)} ほど空けてください。(Free about that much.)`);
}
