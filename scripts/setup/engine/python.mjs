import { existsSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The Python of the repository's own environment; without one, the system's.
 *
 * @param {string} root
 */
export function pythonIn(root) {
  const windows = process.platform === 'win32';
  const own = join(root, '.venv', windows ? 'Scripts/python.exe' : 'bin/python');
  if (existsSync(own)) return own;
  return windows ? 'python' : 'python3';
}
