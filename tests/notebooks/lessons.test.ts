// Every lesson on the real kernel: solved, as readers get it, and with typical mistakes in its exercises.
import { complaints, printed } from './execute-notebook';
import type { ExecutedCell } from './execute-notebook';
import { executeLesson, lessons, readLesson } from './lesson-run';
import { readNotebook } from './notebook';
import { startInTurn } from './start-in-turn';

const LONGEST_RUN_MS = 10 * 60_000;
const AT_ONCE = 2;

const read = lessons.map(readLesson);
const runs = startInTurn(
  read.map((lesson) => () => executeLesson(lesson)),
  AT_ONCE,
);

describe.each(read.map((lesson, i) => ({ ...lesson, run: runs[i] })))(
  'lesson $name',
  ({ name, exercises, run }) => {
    let cells: Map<string, ExecutedCell>;
    const cell = (id: string) => {
      const found = cells.get(id);
      if (!found) throw new Error(`the cell '${id}' was not run`);
      return found;
    };

    beforeAll(async () => {
      cells = await run;
    }, LONGEST_RUN_MS);

    test('every cell runs, solved or not, without an error and without a word on stderr', () => {
      expect(complaints(cells)).toEqual([]);
    });

    test('it has an exercise, and two typical mistakes are known of each', () => {
      expect(exercises.length).toBeGreaterThan(0);
      expect(exercises.filter(({ mistakes }) => mistakes.length < 2)).toEqual([]);
    });

    test('solutions are right', () => {
      for (const { blank } of exercises)
        expect(printed(cell(`${blank.id}-solved`))).toContain('✅ 正解です。');
    });

    test('blanks are not, and get a hint', () => {
      for (const { blank } of exercises) {
        expect(printed(cell(blank.id))).toContain('💡 ');
        expect(printed(cell(blank.id))).not.toContain('✅');
      }
    });

    test('a mistake gets the hint that fits it', () => {
      for (const { mistakes } of exercises)
        for (const made of mistakes) {
          expect(printed(cell(made.cell.id))).toMatch(/💡 /);
          expect(printed(cell(made.cell.id))).toContain(made.hint);
        }
    });

    test('run twice, it leaves as many tensors as run once', () => {
      const count = (id: string) => Number(cell(id).outputs[0].data?.['text/plain']);
      expect(count('tensors')).toBeGreaterThanOrEqual(0);
      expect(count('tensors-again')).toBe(count('tensors'));
    });

    test('the English notebooks have the same code, but for the hints', () => {
      for (const ending of ['.ipynb', '.solution.ipynb'])
        expect(codeOf(`en/${name}${ending}`)).toEqual(codeOf(`ja/${name}${ending}`));
    });
  },
);

const codeOf = (file: string) =>
  readNotebook(file)
    .cells.filter(({ cell_type }) => cell_type === 'code')
    .map(({ id, source }) => [
      id,
      ...[source]
        .flat()
        .join('')
        .split('\n')
        .filter((line) => !/^\/\/ (ヒント|Hint): /.test(line)),
    ]);
