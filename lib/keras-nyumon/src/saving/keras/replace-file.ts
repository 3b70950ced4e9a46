import { randomUUID } from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';

/** Writes a file beside the one that is there and then puts it in its place, so that there is always a whole one. */
export async function replaceFile(file: string, write: (fresh: string) => Promise<void>): Promise<void> {
  const fresh = `${file}.${randomUUID()}`;
  await fs.mkdir(path.dirname(file), { recursive: true });
  try {
    await write(fresh);
    await fs.rename(fresh, file);
  } finally {
    await fs.rm(fresh, { force: true });
  }
}
