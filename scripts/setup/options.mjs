import { Problem } from '../../lib/keras-nyumon/command/problem.mjs';

/**
 * What `npm start` is asked to do.
 *
 * @typedef {object} Options
 * @property {number} port        the first port to try; 8888 when not given
 * @property {boolean} browser    whether to open a browser
 * @property {boolean} prepareOnly  whether to stop before JupyterLab starts
 * @property {boolean} help
 */

const KNOWN = ['--port', '--no-browser', '--prepare-only', '--help'];

export const USAGE = `
npm start                       準備をして、最初のレッスンを JupyterLab で開きます (prepare, then open the first lesson)
npm start -- --port 9000        ポート番号を決めます (choose the port; 8888)
npm start -- --no-browser       ブラウザーを開きません (don't open a browser)
npm start -- --prepare-only     準備だけします (prepare, don't start JupyterLab)

npm run doctor                  足りないものと、直し方を調べます (what is missing, and what mends it)
`;

/**
 * Reads the options of `npm start`.
 *
 * @param {string[]} words  what was typed after \`--\`
 * @returns {Options}
 * @throws Problem when one is unknown or makes no sense
 */
export function readOptions(words) {
  const options = { port: 8888, browser: true, prepareOnly: false, help: false };
  // Both --port=9000 and --port 9000.
  const rest = words.flatMap((word) => (word.startsWith('--port=') ? ['--port', word.slice(7)] : [word]));
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    if (word === '--port') options.port = portNumber(rest.shift() ?? '');
    else if (word === '--no-browser') options.browser = false;
    else if (word === '--prepare-only') options.prepareOnly = true;
    else if (word === '--help' || word === '-h') options.help = true;
    else throw unknown(word);
  }
  return options;
}

/** @param {string} text */
function portNumber(text) {
  const port = Number(text);
  if (/^\d+$/.test(text) && port >= 1 && port <= 65535) return port;
  throw new Problem({
    ja: `--port の後には 1〜65535 の数を書いてください(${text || 'なし'})。`,
    en: `--port needs a number from 1 to 65535, not ${text ? `'${text}'` : 'nothing'}.`,
    next: ['npm start -- --port 9000'],
  });
}

/** @param {string} word */
function unknown(word) {
  // `npm start --port 9000` without the lone -- loses --port to npm itself, and only the number arrives.
  if (/^\d+$/.test(word))
    return new Problem({
      ja: `'${word}' の意味がわかりません。オプションの前に -- を入れてください。`,
      en: `'${word}' alone means nothing: put -- before the options.`,
      next: [`npm start -- --port ${word}`],
    });
  const near = KNOWN.find(
    (known) => known.startsWith(word) || distance(known, word) <= Math.max(2, word.length / 3),
  );
  return new Problem({
    ja: `'${word}' というオプションはありません。${near ? `${near} のことですか？` : ''}`,
    en: `There is no option '${word}'.${near ? ` Did you mean ${near}?` : ''}`,
    next: [near ? `npm start -- ${near}${near === '--port' ? ' 9000' : ''}` : 'npm start -- --help'],
  });
}

/**
 * How many letters must be put in, taken out or changed to turn one word into the other.
 *
 * @param {string} a
 * @param {string} b
 */
function distance(a, b) {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next.push(Math.min(next[j - 1] + 1, row[j] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1)));
    row = next;
  }
  return row[b.length];
}
