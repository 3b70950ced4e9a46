import fs from 'node:fs';

/**
 * Runs `load` while the process's standard error goes nowhere. TensorFlow 2.21 writes two log lines there while its
 * library is being loaded, before it has looked at TF_CPP_MIN_LOG_LEVEL; a reader must not meet them. Exceptions still
 * arrive. Where standard error cannot be put aside and back (Windows, sockets), `load` simply runs.
 */
export function withoutNativeLog(load: () => void): void {
  let saved: number;
  try {
    saved = fs.openSync('/dev/fd/2', 'a');
  } catch {
    load();
    return;
  }
  // A new file gets the lowest free number, so what is opened right after closing 2 becomes 2.
  fs.closeSync(2);
  fs.openSync('/dev/null', 'w');
  try {
    load();
  } finally {
    fs.closeSync(2);
    fs.openSync(`/dev/fd/${saved}`, 'a');
    fs.closeSync(saved);
  }
}
