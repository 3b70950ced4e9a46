import { dirname, relative } from 'node:path';

/** A path as a reader likes it: relative to the notebook. */
export function shortPath(path: string): string {
  const short = relative(process.cwd(), path);
  return short.split('..').length > 4 ? path : short || dirname(path);
}
