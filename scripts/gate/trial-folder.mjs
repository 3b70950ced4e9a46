import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Makes a folder in notebooks/ for what a lesson writes. It is removed when the program ends, at the latest.
 *
 * @param {string} root
 */
export function trialFolder(root) {
  const folder = mkdtempSync(join(root, 'notebooks', 'trial-'));
  writeFileSync(join(folder, '.gitignore'), '*\n');
  const remove = () => {
    process.off('exit', remove);
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  process.once('exit', remove);
  return { folder, remove };
}
