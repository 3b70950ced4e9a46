import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * What is remembered of a step. One that was begun and never finished has `finished: false`, so it runs again.
 *
 * @typedef {object} Stamp
 * @property {boolean} finished
 * @property {number} [seconds]  how long it took when it last succeeded
 * @property {string} [when]     when that was
 * @property {unknown} [inputs]  what it was made from
 * @property {unknown} [result]  what it handed on to later steps
 */

/** @param {string} root @param {string} name */
const stampFile = (root, name) => join(root, '.setup', 'steps', `${name}.json`);

/**
 * @param {string} root
 * @param {string} name
 * @returns {Stamp} an empty, unfinished one when there is none or it can't be read
 */
export function readStamp(root, name) {
  try {
    const stamp = JSON.parse(readFileSync(stampFile(root, name), 'utf8'));
    return { ...stamp, finished: stamp.finished === true };
  } catch {
    return { finished: false };
  }
}

/** @param {string} root @param {string} name @param {Stamp} stamp */
export function writeStamp(root, name, stamp) {
  writeWhole(stampFile(root, name), `${JSON.stringify(stamp, null, 2)}\n`);
}

/**
 * Writes a file in one step: it is the old one or the new one, never half of either.
 *
 * @param {string} file its folder is made when missing
 * @param {string} text
 */
export function writeWhole(file, text) {
  mkdirSync(dirname(file), { recursive: true });
  const fresh = `${file}.${process.pid}.new`;
  writeFileSync(fresh, text);
  renameSync(fresh, file);
}
