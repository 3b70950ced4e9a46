import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { ExecutedCell } from './execute-notebook';
import { executeNotebook } from './execute-notebook';
import type { Mistake, Mistakes } from './mistakes/mistakes';
import type { Cell } from './notebook';
import { codeCell, readNotebook } from './notebook';
import { makeTrialFolder, repository } from './trial-folder';

/** Which lessons are run: those whose name begins so; all without it. */
const chosen = process.env.KERAS_NYUMON_LESSONS ?? '';

/** The lessons' names, such as `08-mnist-cnn`. */
export const lessons = readdirSync(path.join(repository, 'notebooks', 'lessons'))
  .filter((file) => file.endsWith('.ts') && file.startsWith(chosen))
  .map((file) => file.replace(/\.ts$/, ''));

/** A lesson, and the same with its exercises solved. */
export interface Lesson {
  name: string;
  cells: Cell[];
  solved: Cell[];
  exercises: ExerciseCell[];
}

/** A cell with an exercise: its name, and what is put where the answer goes. */
export interface ExerciseCell {
  exercise: string;
  blank: Cell;
  mistakes: { cell: Cell; hint: string }[];
}

/** Reads the built notebooks of a lesson, and the mistakes that are known of its exercises. */
export function readLesson(name: string): Lesson {
  const codeCells = (file: string) =>
    readNotebook(file).cells.filter(({ cell_type }) => cell_type === 'code');
  const cells = codeCells(`ja/${name}.ipynb`);
  const solved = codeCells(`ja/${name}.solution.ipynb`);
  const known = mistakesOf(name);
  const exercises = cells
    .filter((cell) => text(cell) !== text(solved.find(({ id }) => id === cell.id)))
    .map((cell): ExerciseCell => {
      const exercise = /check\('([^']+)'/.exec(text(cell))?.[1] ?? 'no exercise';
      const mistakes = (known[exercise] ?? []).map((mistake, i) => withMistake(cell, mistake, i));
      return { exercise, blank: cell, mistakes };
    });
  return { name, cells, solved, exercises };
}

/**
 * Executes a lesson on the real kernel, shortened: solved, then as readers get it, with the mistakes made in its
 * exercises.
 *
 * @returns the cells by id; those of the first run end in `-solved`, and `tensors` and `tensors-again` count the tensors
 *   that are left after each run
 */
export async function executeLesson({
  cells,
  solved,
  exercises,
}: Lesson): Promise<Map<string, ExecutedCell>> {
  const asRead = cells.flatMap((cell) => [
    cell,
    ...(exercises.find(({ blank }) => blank.id === cell.id)?.mistakes.map((made) => made.cell) ?? []),
  ]);
  const notebook = {
    ...readNotebook('ja/08-mnist-cnn.ipynb'),
    cells: [
      ...solved.map((cell) => ({ ...cell, id: `${cell.id}-solved` })),
      countTensors('tensors'),
      ...asRead,
      countTensors('tensors-again'),
    ],
  };
  const { folder, remove } = makeTrialFolder();
  try {
    return await executeNotebook(notebook, folder, { KERAS_NYUMON_SHORT: '1' });
  } finally {
    remove();
  }
}

/** Models that nothing can reach any more give their weights back when the garbage is collected. */
const countTensors = (id: string) =>
  codeCell(
    id,
    `require('node:v8').setFlagsFromString('--expose-gc');
const collect = require('node:vm').runInNewContext('gc');
for (let i = 0; i < 3; i++) { await new Promise((done) => setTimeout(done, 50)); collect(); }
await new Promise((done) => setTimeout(done, 50));
require('keras-nyumon').tf.memory().numTensors`,
  );

function mistakesOf(name: string): Mistakes {
  const file = name.slice(0, 2);
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- one file a lesson, found by its number
  return (require(`./mistakes/${file}`) as { mistakes: Mistakes }).mistakes;
}

/** Puts a mistake where the solution goes: between the hint and the check. */
function withMistake(cell: Cell, { code, hint }: Mistake, index: number) {
  const lines = text(cell).split('\n');
  const begin = lines.findIndex((line) => line.startsWith('// ヒント: '));
  const end = lines.findIndex((line) => line.startsWith('await check('));
  const source = [...lines.slice(0, begin), code, ...lines.slice(end)].join('\n');
  return { cell: codeCell(`${cell.id}-mistake-${index + 1}`, source), hint };
}

function text(cell?: Cell): string {
  return [cell?.source ?? ''].flat().join('');
}
