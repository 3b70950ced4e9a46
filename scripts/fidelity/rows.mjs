import { existsSync, readFileSync } from 'node:fs';

/**
 * A comparison with Keras.
 *
 * @typedef {object} Row
 * @property {string} row         what is compared
 * @property {number} difference  the largest difference, relative to the largest number that Keras gives
 * @property {number} tolerance   the largest that passes
 * @property {boolean} ok
 * @property {{ ja: string, en: string }} [why]  why the tolerance is not 1e-5
 */

/**
 * The comparisons that the tests wrote down, one a line. Of several of the same name the worst is kept.
 *
 * @param {string} file
 * @returns {Row[]}
 */
export function readRows(file) {
  /** @type {Map<string, Row>} */
  const rows = new Map();
  const lines = existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n') : [];
  for (const line of lines.filter(Boolean)) {
    /** @type {Row} */
    const row = JSON.parse(line);
    const before = rows.get(row.row);
    if (!before || !row.ok || row.difference > before.difference) rows.set(row.row, row);
  }
  return [...rows.values()];
}
