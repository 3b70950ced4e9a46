import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { kerasVersions } from './keras-versions.mjs';

/** @typedef {import('./rows.mjs').Row} Row */

/**
 * The rows for a terminal: failures first.
 *
 * @param {Row[]} rows
 */
export function rowsText(rows) {
  const width = Math.max(0, ...rows.map(({ row }) => row.length));
  return [...rows]
    .sort((a, b) => Number(a.ok) - Number(b.ok))
    .map(
      ({ row, difference, tolerance, ok }) =>
        `${ok ? '✓' : '✗'} ${row.padEnd(width)}  ${size(difference).padStart(8)}  (≤ ${size(tolerance)})\n`,
    )
    .join('');
}

/**
 * Writes the table that is published with the documentation, in both languages.
 *
 * @param {string} root
 * @param {Row[]} rows
 */
export function publish(root, rows) {
  const versions = kerasVersions(root);
  for (const { language, file, title, other, text, columns, summaryColumns } of PAGES(
    rows.length,
    versions,
  )) {
    const head = `# ${title}\n\n${other}\n\n${text}\n`;
    const kinds = Object.entries(byKind(rows));
    const overview = kinds.map(([kind, each]) => `| ${kind} | ${each.length} | ${size(largest(each))} |\n`);
    const sections = kinds.map(
      ([kind, each]) =>
        `\n## ${kind}\n\n| ${columns.join(' | ')} |\n|---|---|---|\n${each.map((row) => line(row, language)).join('')}`,
    );
    const summary = `\n| ${summaryColumns.join(' | ')} |\n|---|---|---|\n${overview.join('')}`;
    writeFileSync(join(root, 'docs', file), head + summary + sections.join(''));
  }
}

const PAGES = (/** @type {number} */ count, /** @type {string} */ versions) => [
  {
    language: /** @type {const} */ ('ja'),
    file: 'fidelity.md',
    title: 'Keras と同じ数になるか',
    other: '[English](fidelity.en.md)',
    text: `このライブラリーの計算を、Python の Keras と1つずつ比べた表です。同じ重み・同じ入力を両方に渡し、出力・勾配・学習の結果を
比べています。比べた相手は ${versions}、比べた項目は ${count} 個です。

「最大の差」は、Keras の数のうち最も大きいものに対する割合です。1e-7 なら、千万分の一の差です。32ビットの小数(float32)で
計算するので、計算の順番が違うだけで、このくらいの差が出ます。「許す差」を超えると、テストは失敗します。

この表は \`npm run fidelity\` が書きます。`,
    columns: ['比べたもの', '最大の差', '許す差'],
    summaryColumns: ['種類', '項目の数', '最大の差'],
  },
  {
    language: /** @type {const} */ ('en'),
    file: 'fidelity.en.md',
    title: "Do we get Keras's numbers?",
    other: '[日本語](fidelity.md)',
    text: `This table compares what this library computes with Keras in Python, one thing at a time. Both get the same weights and the
same inputs; outputs, gradients and whole training runs are compared. Compared with: ${versions}. Rows: ${count}.

The largest difference is relative to the largest number that Keras gives. 1e-7 is one part in ten million; with numbers of 32
bits (float32), another order of the same additions gives as much. Above the tolerance, the test fails.

\`npm run fidelity\` writes this table.`,
    columns: ['compared', 'largest difference', 'tolerance'],
    summaryColumns: ['kind', 'rows', 'largest difference'],
  },
];

/** @param {Row} row @param {'ja' | 'en'} language */
const line = ({ row, difference, tolerance, why }, language) =>
  `| ${row.replaceAll('|', '\\|')} | ${size(difference)} | ${size(tolerance)}${why ? `: ${why[language]}` : ''} |\n`;

/** @param {number} difference */
const size = (difference) => (difference === 0 ? '0' : Number(difference).toExponential(0));

/** @param {Row[]} rows */
const largest = (rows) => Math.max(...rows.map(({ difference }) => difference));

/**
 * The rows by their first word: loss, metric, layer …
 *
 * @param {Row[]} rows
 */
function byKind(rows) {
  /** @type {Record<string, Row[]>} */
  const kinds = {};
  for (const row of rows) (kinds[/^[^\s,:]+/.exec(row.row)?.[0] ?? ''] ??= []).push(row);
  return kinds;
}
