import { mkdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { runningIds } from '../../lib/keras-nyumon/command/run-program.mjs';

/**
 * Who prepares this folder: the set-up program, and what it runs just now, which may outlive it.
 *
 * @typedef {{ pid: number, programs: number[] }} Holder
 */

const BEAT_MS = 1000;
/** A lock that has not been renewed for so long is nobody's, even if its process id is in use again. */
const DEAD_MS = 30_000;

/**
 * Does some work while no other set-up works on the same folder; waits while one does.
 *
 * @template T
 * @param {string} root
 * @param {import('../../lib/keras-nyumon/command/progress.mjs').Screen} screen
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(root, screen, work) {
  const file = join(root, '.setup', 'lock');
  mkdirSync(dirname(file), { recursive: true });
  for (let waiting = false; !take(file); waiting = true) {
    const holder = read(file);
    if (!waiting && holder)
      screen.write(
        `… 別のターミナル(プロセス ${holder.pid})が準備しています。終わるのを待ちます。\n` +
          `  Another terminal (process ${holder.pid}) is preparing this folder: waiting for it to finish.\n`,
      );
    await sleep(300);
  }
  const mine = () => read(file)?.pid === process.pid;
  const beat = setInterval(() => mine() && write(file), BEAT_MS);
  const release = () => {
    clearInterval(beat);
    if (mine()) rmSync(file, { force: true });
  };
  process.on('exit', release);
  try {
    return await work();
  } finally {
    process.off('exit', release);
    release();
  }
}

/** @param {string} file @returns {boolean} whether the lock is ours now */
function take(file) {
  try {
    writeFileSync(file, text(), { flag: 'wx' });
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
  }
  if (isDead(file)) removeDead(file);
  return false;
}

/**
 * Removes a dead lock. Only one at a time may do so, or it could remove the lock that another has just taken.
 *
 * @param {string} file
 */
function removeDead(file) {
  const guard = `${file}.removing`;
  try {
    writeFileSync(guard, '', { flag: 'wx' });
  } catch {
    if (age(guard) > DEAD_MS) rmSync(guard, { force: true });
    return;
  }
  if (isDead(file)) rmSync(file, { force: true });
  rmSync(guard, { force: true });
}

/** @param {string} file */
function isDead(file) {
  const holder = read(file);
  // Just being written, or cut short by a full disk.
  if (!holder) return age(file) > DEAD_MS;
  if (lives(holder.pid)) return age(file) > DEAD_MS;
  // It was killed: what it ran, npm or pip, may still be writing.
  return !holder.programs.some(lives);
}

// Always equally long: it is written over while others may be reading.
const text = () => JSON.stringify({ pid: process.pid, programs: runningIds().slice(0, 20) }).padEnd(400);

/** @param {string} file */
function write(file) {
  try {
    writeFileSync(file, text(), { flag: 'r+' });
    utimesSync(file, new Date(), new Date());
  } catch {
    // On a full disk the lock only looks older than it is.
  }
}

/** @param {string} file @returns {Holder | null} */
function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

/** @param {string} file */
function age(file) {
  try {
    return Date.now() - statSync(file).mtimeMs;
  } catch {
    return 0;
  }
}

/** @param {number} pid */
function lives(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}
