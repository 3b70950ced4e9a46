import { join } from 'node:path';

const inFolder = process.platform === 'win32' ? ['Scripts', 'python.exe'] : ['bin', 'python'];

/** The Python that has Jupyter. */
export const jupyterPython =
  process.env.KERAS_NYUMON_PYTHON ?? join(__dirname, '..', '..', '.venv', ...inFolder);
