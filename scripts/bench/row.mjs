import { median } from './median.mjs';

/**
 * A row of the benchmark: medians, with null for what was not measured.
 *
 * @typedef {object} Row
 * @property {string} name
 * @property {string} ja                the name in Japanese
 * @property {string} unit
 * @property {number} ours
 * @property {number | null} stock      tfjs-node as published
 * @property {number | null} keras      the median
 * @property {number | null} kerasBest  the median of the best way in which Keras was measured
 * @property {number | null} pytorch
 * @property {{ stock: number | null, keras: number | null, kerasBest: number | null, pytorch: number | null }} ratios
 *   what it costs with us, divided by what it costs with them: below 1, ours is better. For a rate, such as images/s,
 *   that is theirs divided by ours
 */

/** Units of which more is better. */
const RATES = new Set(['images/s', '%']);

/**
 * A row of what each program measured, round by round.
 *
 * @param {{ name: string, ja: string, unit: string }} about
 * @param {Partial<Record<import('./by-turns.mjs').Program, number[]>>} values
 * @returns {Row}
 */
export function toRow({ name, ja, unit }, { ours = [], stock, keras, pytorch, ...otherWays }) {
  const isRate = RATES.has(unit);
  const middle = (/** @type {number[] | undefined} */ each) => (each ? median(each) : null);
  const ways = [keras, ...Object.values(otherWays)].flatMap((each) => (each ? [median(each)] : []));
  const medians = {
    ours: median(ours),
    stock: middle(stock),
    keras: middle(keras),
    kerasBest: keras ? (isRate ? Math.max(...ways) : Math.min(...ways)) : null,
    pytorch: middle(pytorch),
  };
  const ratio = (/** @type {number | null} */ theirs) =>
    theirs === null ? null : isRate ? theirs / medians.ours : medians.ours / theirs;
  const ratios = {
    stock: ratio(medians.stock),
    keras: ratio(medians.keras),
    kerasBest: ratio(medians.kerasBest),
    pytorch: ratio(medians.pytorch),
  };
  return { name, ja, unit, ...medians, ratios };
}
