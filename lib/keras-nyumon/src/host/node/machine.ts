import os from 'node:os';
import type { Machine } from '../host';

export const machine: Machine = {
  variable: (name) => process.env[name],
  currentFolder: () => process.cwd(),
  cores: () => os.availableParallelism(),
  programName: () => `${os.hostname()}.${process.pid}`,
  afterTurn: (callback) => {
    setImmediate(callback);
  },
};
