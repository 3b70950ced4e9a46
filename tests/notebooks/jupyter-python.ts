import path from 'node:path';
import { repository } from './trial-folder';

/** The Python that has JupyterLab: `npm test` says which; a jest that was started by itself takes the repository's own. */
export const jupyterPython =
  process.env.KERAS_NYUMON_PYTHON ??
  path.join(repository, '.venv', process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python');

/** The variables for it. This environment's kernel counts, even if another one named tslab is installed for the user. */
export function jupyterVariables(more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  return { ...process.env, PYTHONUTF8: '1', JUPYTER_PREFER_ENV_PATH: '1', ...more };
}
