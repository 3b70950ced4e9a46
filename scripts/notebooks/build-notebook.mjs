import { withBlanks, withSolutions } from './exercise.mjs';

/** @typedef {import('./read-lesson.mjs').Cell} Cell */

/**
 * What the kernel says of its language, to the letter: JupyterLab colours the cells by it before the kernel has answered,
 * and calls a notebook modified in which it differs.
 */
export const LANGUAGE_INFO = {
  // In the alphabet's order, as Jupyter writes it.
  codemirror_mode: 'typescript',
  file_extension: '.ts',
  mimetype: 'text/typescript',
  name: 'typescript',
  nbconvert_exporter: 'script',
  pygments_lexer: 'typescript',
  version: '5.0.4',
};

/**
 * Makes a notebook (nbformat 4.5, no outputs) of a lesson's cells.
 *
 * @param {Cell[]} cells
 * @param {'ja' | 'en'} language which of the two languages its prose is in
 * @param {'blanks' | 'solutions'} [exercises] what stands in its exercises
 * @returns {string} the .ipynb file's text
 */
export function buildNotebook(cells, language, exercises = 'blanks') {
  /** @param {Cell} cell */
  const text = ({ kind, source }) => {
    if (kind !== 'code') return source;
    return exercises === 'blanks' ? withBlanks(source, language) : withSolutions(source);
  };
  const notebook = {
    cells: cells
      .filter(({ kind }) => kind === 'code' || kind === language)
      .map((cell) => notebookCell({ ...cell, source: text(cell) })),
    metadata: {
      kernelspec: { display_name: 'TypeScript (tslab)', language: 'typescript', name: 'tslab' },
      language_info: LANGUAGE_INFO,
    },
    nbformat: 4,
    nbformat_minor: 5,
  };
  return JSON.stringify(notebook, null, 1) + '\n';
}

/** @param {Cell} cell */
function notebookCell({ name, kind, source }) {
  const lines = source.split('\n').map((line, i, all) => (i < all.length - 1 ? `${line}\n` : line));
  if (kind !== 'code') return { cell_type: 'markdown', id: name, metadata: {}, source: lines };
  return { cell_type: 'code', execution_count: null, id: name, metadata: {}, outputs: [], source: lines };
}
