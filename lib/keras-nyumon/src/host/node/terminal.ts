import type { Terminal } from '../host';

export const terminal: Terminal = {
  isTerminal: () => process.stdout.isTTY,
  columns: () => process.stdout.columns,
  write: (text) => {
    process.stdout.write(text);
  },
  onCtrlC: (callback) => {
    process.on('SIGINT', callback);
    return () => {
      process.off('SIGINT', callback);
    };
  },
};
