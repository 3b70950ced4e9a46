/**
 * A row of the benchmark: medians, with null for what was not measured.
 *
 * @typedef {object} Row
 * @property {string} name
 * @property {string} unit
 * @property {number} ours
 * @property {number | null} stock      tfjs-node as published
 * @property {number | null} keras      the median
 * @property {number | null} kerasBest  the best of Keras's rounds, as Keras runs at two speeds on some machines
 * @property {number | null} pytorch
 * @property {{ stock: number | null, keras: number | null, kerasBest: number | null, pytorch: number | null }} ratios
 *   ours divided by theirs: below 1, ours takes less
 */

/**
 * Adds the ratios to a row's medians.
 *
 * @param {Omit<Row, 'ratios'>} medians
 * @returns {Row}
 */
export function withRatios(medians) {
  const ratio = (/** @type {number | null} */ theirs) => (theirs === null ? null : medians.ours / theirs);
  const { stock, keras, kerasBest, pytorch } = medians;
  return {
    ...medians,
    ratios: {
      stock: ratio(stock),
      keras: ratio(keras),
      kerasBest: ratio(kerasBest),
      pytorch: ratio(pytorch),
    },
  };
}

/**
 * The rows as a Markdown table.
 *
 * @param {Row[]} rows
 * @returns {string}
 */
export function table(rows) {
  const number = (/** @type {number | null} */ value) => (value === null ? '–' : value.toPrecision(3));
  const cell = (/** @type {number | null} */ value, /** @type {number | null} */ ratio) =>
    value === null ? '–' : `${number(value)} (×${number(ratio)})`;
  return [
    '| | ours | stock tfjs-node | Keras | Keras, best | PyTorch |',
    '|---|---|---|---|---|---|',
    ...rows.map(({ name, unit, ours, stock, keras, kerasBest, pytorch, ratios }) =>
      [
        `| ${name}, ${unit} | ${number(ours)}`,
        cell(stock, ratios.stock),
        cell(keras, ratios.keras),
        cell(kerasBest, ratios.kerasBest),
        `${cell(pytorch, ratios.pytorch)} |`,
      ].join(' | '),
    ),
  ].join('\n');
}
