import { exerciseProblem } from './exercise.mjs';

// A lesson is TypeScript in percent format: cells that begin with `// %% name`, `// %% [markdown] ja name` or
// `// %% [markdown] en name`. The names become the notebook's cell ids, so they stay the same when cells are added.

/**
 * @typedef {object} Cell
 * @property {string} name       becomes the cell's id
 * @property {'code' | 'ja' | 'en'} kind  code, or prose in one of the two languages
 * @property {string} source     the cell's text, without the comment signs of prose
 * @property {number} line       where it begins in the lesson
 */

const HEADING = /^\/\/ %%(?: \[markdown\] (ja|en))? ([a-z0-9-]+)$/;

/**
 * Cuts a lesson into its cells.
 *
 * @param {string} text the lesson's source
 * @param {string} file its name, for messages
 * @returns {Cell[]}
 * @throws {Error} when a cell has no name, a name stands twice, prose is not all comments, a language is
 * missing, or an exercise is not whole
 */
export function readLesson(text, file) {
  /** @type {Cell[]} */
  const cells = [];
  /** @type {string[]} */
  let lines = [];
  text.split('\n').forEach((line, index) => {
    if (line.startsWith('// %%')) {
      const heading = HEADING.exec(line);
      if (!heading)
        throw problem(
          file,
          index + 1,
          `「${line}」を読めません。// %% 名前 の形にしてください`,
          'expected // %% name',
        );
      lines = [];
      const kind = /** @type {Cell['kind']} */ (heading[1] ?? 'code');
      cells.push({ name: heading[2], kind, source: '', line: index + 1 });
    } else if (cells.length === 0 && line.trim() !== '') {
      throw problem(file, index + 1, '最初のセルより前に文があります', 'there is text before the first cell');
    }
    const cell = cells.at(-1);
    if (!cell || line.startsWith('// %%')) return;
    lines.push(cell.kind === 'code' ? line : uncomment(line, file, index + 1));
    cell.source = lines.join('\n').trim();
  });
  checkNames(cells, file);
  for (const { kind, source, line } of cells) {
    const wrong = kind === 'code' ? exerciseProblem(source) : undefined;
    if (wrong) throw problem(file, line, ...wrong);
  }
  return cells;
}

/**
 * @param {string} line
 * @param {string} file
 * @param {number} number
 */
function uncomment(line, file, number) {
  if (line === '//' || line.trim() === '') return '';
  if (line.startsWith('// ')) return line.slice(3);
  throw problem(file, number, '文章のセルの行は // で始めてください', 'a line of prose must begin with //');
}

/**
 * Prose comes in both languages, in the same order; no name stands twice.
 *
 * @param {Cell[]} cells
 * @param {string} file
 */
function checkNames(cells, file) {
  const seen = new Set();
  for (const { name, kind, line } of cells) {
    const key = `${kind} ${name}`;
    if (seen.has(key) || (kind !== 'code' && seen.has(`code ${name}`))) {
      throw problem(file, line, `名前「${name}」が2回使われています`, `the name '${name}' is used twice`);
    }
    seen.add(key);
  }
  const [ja, en] = /** @type {const} */ (['ja', 'en']).map((language) =>
    cells.filter(({ kind }) => kind === language).map(({ name }) => name),
  );
  for (let i = 0; i < Math.max(ja.length, en.length); i++) {
    if (ja[i] === en[i]) continue;
    const odd = ja[i] ?? en[i];
    throw problem(
      file,
      1,
      `文章「${odd}」が片方の言語にしかないか、順番が違います`,
      `prose '${odd}' lacks one language or stands elsewhere`,
    );
  }
}

/**
 * @param {string} file
 * @param {number} line
 * @param {string} ja
 * @param {string} en
 */
function problem(file, line, ja, en) {
  return new Error(`${file}:${line}: ${ja}。\n${file}:${line}: ${en}.`);
}
