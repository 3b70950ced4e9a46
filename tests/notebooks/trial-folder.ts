import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

export const repository = path.resolve(__dirname, '../..');

/**
 * Makes a folder in notebooks/, where the library can be imported, for what a lesson leaves behind (its saved model,
 * JupyterLab's autosave), so that the reader's own files stay as they are. Git ignores it.
 */
export function makeTrialFolder(): { folder: string; remove: () => void } {
  // Not hidden: JupyterLab doesn't open what is in a hidden folder.
  const folder = mkdtempSync(path.join(repository, 'notebooks', 'trial-'));
  writeFileSync(path.join(folder, '.gitignore'), '*\n');
  const remove = () => {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  return { folder, remove };
}
