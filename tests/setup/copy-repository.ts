import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';

export const repository = resolve(__dirname, '../..');

/** What a clone does not have. */
const NOT_CLONED = ['.git', 'node_modules', 'dist', '.venv', '.setup', 'coverage', '.ipynb_checkpoints'];

/** A copy of this repository as a clone would be, in a folder whose path has a space and Japanese letters. */
export function copyRepository() {
  const home = mkdtempSync(join(tmpdir(), '日本 語 '));
  const root = join(home, 'クローン clone');
  cpSync(repository, root, { recursive: true, filter: (path) => !NOT_CLONED.includes(basename(path)) });
  const remove = () => {
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  };
  return { root, remove };
}

/** The variables of a reader's terminal: nothing of the npm, jest or Python environment that this test runs in. */
export function terminal(more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  const ours = /^(npm_|NODE_OPTIONS|JEST_|NODE_ENV|VIRTUAL_ENV|CONDA_|KERAS_NYUMON_|INIT_CWD)/;
  return { ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !ours.test(name))), ...more };
}
