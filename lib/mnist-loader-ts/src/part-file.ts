import { randomBytes } from 'node:crypto';
import { readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { systemCode } from './data-error';

// A download in progress is `<file>.<random>.<host>~<pid>.part`: its name says whose it is, so that two processes, or
// thirty on a shared folder, never write into one. A process that gives up renames it to `<file>.<random>.part`;
// one that is killed leaves its name in it. Either kind is taken over by a rename, which only one process can win.

const host = hostname().replace(/[^A-Za-z0-9-]/g, '_');

/** How long a part from another machine lies untouched before it counts as left behind. */
const abandonedAfterMs = 120_000;

/**
 * A part file that belongs to this process alone: the largest one that an earlier download left behind, or a name for
 * a new one.
 */
export async function claimPart(folder: string, fileName: string): Promise<string> {
  for (const { name } of await abandonedParts(folder, fileName)) {
    const mine = ownPart(folder, fileName, name.slice(fileName.length + 1).split('.')[0]);
    try {
      await rename(join(folder, name), mine);
      await touch(mine);
      return mine;
    } catch {
      // Someone else was quicker; try the next.
    }
  }
  return ownPart(folder, fileName, randomBytes(4).toString('hex'));
}

/** Leaves a part for the next download to go on with, if there is anything in it. */
export async function releasePart(part: string): Promise<void> {
  const about = await stat(part).catch(() => undefined);
  if (about?.size === 0) await rm(part, { force: true });
  else await rename(part, part.replace(/\.[^.~]*~\d+\.part$/, '.part')).catch(() => undefined);
}

/** Removes what earlier downloads of a file left behind, once the file is there. */
export async function removeAbandonedParts(folder: string, fileName: string): Promise<void> {
  for (const { name } of await abandonedParts(folder, fileName))
    await rm(join(folder, name), { force: true });
}

function ownPart(folder: string, fileName: string, random: string): string {
  return join(folder, `${fileName}.${random}.${host}~${process.pid}.part`);
}

/** Largest first. */
async function abandonedParts(folder: string, fileName: string): Promise<{ name: string; size: number }[]> {
  const names = (await readdir(folder)).filter((n) => n.startsWith(`${fileName}.`) && n.endsWith('.part'));
  const found: { name: string; size: number }[] = [];
  for (const name of names) {
    const about = await stat(join(folder, name)).catch(() => undefined);
    if (about === undefined) continue;
    const owner = /\.([^.~]*)~(\d+)\.part$/.exec(name);
    const isFree =
      owner === null ||
      (owner[1] === host && !isRunning(Number(owner[2]))) ||
      Date.now() - about.mtimeMs > abandonedAfterMs;
    if (isFree) found.push({ name, size: about.size });
  }
  return found.sort((a, b) => b.size - a.size);
}

/** A rename keeps the old time, by which others would take the part for abandoned still. */
async function touch(part: string): Promise<void> {
  await utimes(part, new Date(), new Date());
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it runs, as another user.
    return systemCode(error) === 'EPERM';
  }
}
