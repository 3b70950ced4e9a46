// An exercise stands in a code cell of a lesson, between `// >>> exercise` and `// <<<`: what the reader finds in the
// place of the answer (`// blank:`, one or more lines), a hint in each language (`// ja:`, `// en:`), then the solution.

/**
 * @typedef {object} Part
 * @property {string[]} lines     code that stands in the lesson and in its solution
 * @property {string[]} [blank]   what the lesson has in place of these lines; only where they are a solution
 * @property {string} [ja]        the hint in Japanese
 * @property {string} [en]        the hint in English
 */

const BEGIN = '// >>> exercise';
const END = '// <<<';
const MARKED = /^\s*\/\/ (blank|ja|en): (.*)$/;
const HINT = { ja: 'ヒント', en: 'Hint' };

/**
 * The code of a lesson's cell: exercises as blanks with a hint.
 *
 * @param {string} source the cell as it stands in the lesson's source
 * @param {'ja' | 'en'} language
 */
export function withBlanks(source, language) {
  return parts(source)
    .flatMap(({ lines, blank, ...hint }) =>
      blank ? [`// ${HINT[language]}: ${hint[language]}`, ...blank] : lines,
    )
    .join('\n');
}

/**
 * The same cell with the solutions in it.
 *
 * @param {string} source
 */
export function withSolutions(source) {
  return parts(source)
    .flatMap(({ lines }) => lines)
    .join('\n');
}

/**
 * Whether a cell holds an exercise.
 *
 * @param {string} source
 */
export function hasExercise(source) {
  return parts(source).some(({ blank }) => blank);
}

/**
 * What is wrong with the exercises of a cell, in both languages; undefined when nothing is.
 *
 * @param {string} source
 * @returns {[ja: string, en: string] | undefined}
 */
export function exerciseProblem(source) {
  const lines = source.split('\n').map((line) => line.trim());
  const marks = lines.filter((line) => line === BEGIN || line === END);
  if (marks.some((mark, i) => mark !== (i % 2 ? END : BEGIN)) || marks.length % 2)
    return [
      `練習は「${BEGIN}」と「${END}」ではさんでください`,
      `an exercise stands between '${BEGIN}' and '${END}'`,
    ];
  for (const { blank, ja, en, lines: solution } of parts(source)) {
    if (blank && (blank.length === 0 || !ja || !en || solution.length === 0))
      return [
        '練習には // blank: と // ja: と // en: と解答が要ります',
        'an exercise needs // blank:, // ja:, // en: and a solution',
      ];
  }
  return undefined;
}

/**
 * @param {string} source
 * @returns {Part[]}
 */
function parts(source) {
  /** @type {Part[]} */
  const found = [{ lines: [] }];
  for (const line of source.split('\n')) {
    const part = found[found.length - 1];
    const [, mark, text] = MARKED.exec(line) ?? [];
    if (line.trim() === BEGIN) found.push({ lines: [], blank: [] });
    else if (line.trim() === END) found.push({ lines: [] });
    else if (!part.blank || !mark) part.lines.push(line);
    else if (mark === 'blank') part.blank.push(text);
    else part[/** @type {'ja' | 'en'} */ (mark)] = text;
  }
  return found;
}
