/**
 * What a person needs to know when something can't go on.
 *
 * @typedef {object} Explanation
 * @property {string} ja       what happened and what it means, in Japanese
 * @property {string} en       the same in English
 * @property {string[]} [next] what to type next, one command a line
 * @property {string} [log]    a file that has the details
 */

/**
 * One message in the reader's two languages: the Japanese line first, then the English one.
 *
 * @param {{ ja: string, en: string }} message
 * @returns {string} two lines
 */
export const bilingual = ({ ja, en }) => `${ja}\n${en}`;

/** An error that is meant for the reader: it is printed without a stack trace. */
export class Problem extends Error {
  /** @param {Explanation} explanation @param {unknown} [cause] */
  constructor(explanation, cause) {
    super(bilingual(explanation), { cause });
    this.name = 'Problem';
    this.explanation = explanation;
  }
}

/**
 * The text that a reader sees for any error; an unforeseen one keeps its stack trace.
 *
 * @param {unknown} error
 * @returns {string}
 */
export function explain(error) {
  if (!(error instanceof Problem)) {
    const stack = error instanceof Error ? error.stack : String(error);
    return `\n✗ 予期しないエラーです。\n  Something unforeseen went wrong.\n\n${stack}\n`;
  }
  const { ja, en, next = [], log } = error.explanation;
  const lines = [`✗ ${indent(ja)}`, `  ${indent(en)}`];
  if (next.length)
    lines.push('', '  次に入力するコマンド (type next):', '', ...next.map((line) => `    ${line}`));
  if (log) lines.push('', `  くわしい記録 (details): ${log}`);
  return `\n${lines.join('\n')}\n`;
}

/** @param {string} text */
const indent = (text) => text.replaceAll(/\n(?!\n)/g, '\n  ');
