import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** @typedef {import('./row.mjs').Row} Row */

const HEADS = {
  ja: ['', 'このライブラリー', '公開版 tfjs-node', 'Keras', 'Keras の最良', 'PyTorch'],
  en: ['', 'this library', 'published tfjs-node', 'Keras', "Keras's best", 'PyTorch'],
};

/**
 * The rows as a Markdown table.
 *
 * @param {Row[]} rows
 * @param {'ja' | 'en'} language
 * @returns {string}
 */
export function table(rows, language) {
  const number = (/** @type {number} */ value) =>
    value >= 1000 ? String(Math.round(value)) : String(Number(value.toPrecision(3)));
  const cell = (/** @type {number | null} */ value, /** @type {number | null} */ ratio) =>
    value === null || ratio === null ? '–' : `${number(value)} (×${ratio.toFixed(2)})`;
  return [
    `| ${HEADS[language].join(' | ')} |`,
    '|---|---:|---:|---:|---:|---:|',
    ...rows.map((row) => {
      const { unit, ours, stock, keras, kerasBest, pytorch, ratios } = row;
      const cells = [
        `${language === 'ja' ? row.ja : row.name}, ${unit}`,
        number(ours),
        cell(stock, ratios.stock),
        cell(keras, ratios.keras),
        cell(kerasBest, ratios.kerasBest),
        cell(pytorch, ratios.pytorch),
      ];
      return `| ${cells.join(' | ')} |`;
    }),
  ].join('\n');
}

const BEGIN = '<!-- npm run bench -->';
const END = '<!-- /npm run bench -->';

/**
 * Writes the tables into docs/speed.md and docs/speed.en.md, between the marks there.
 *
 * @param {string} root
 * @param {{ main: Row[], growth: Row[], machine: { ja: string, en: string } }} measured
 * @throws when a mark is missing
 */
export function publish(root, { main, growth, machine }) {
  const titles = { ja: '### 増え方', en: '### How the cost grows' };
  for (const language of /** @type {const} */ (['ja', 'en'])) {
    const file = join(root, 'docs', language === 'ja' ? 'speed.md' : 'speed.en.md');
    const text = readFileSync(file, 'utf8');
    const [begin, end] = [text.indexOf(BEGIN), text.indexOf(END)];
    if (begin < 0 || end < begin) throw new Error(`${file}: ${BEGIN} … ${END} is missing`);
    const parts = [machine[language], table(main, language), titles[language], table(growth, language)];
    writeFileSync(file, `${text.slice(0, begin)}${BEGIN}\n\n${parts.join('\n\n')}\n\n${text.slice(end)}`);
  }
}
