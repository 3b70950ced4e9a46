import { setRandomSeed } from 'keras-nyumon';
import { rule } from 'keras-nyumon/dist/course/exercises/01-rule';

type Row = number[];

test.each<[string, (row: Row) => number]>([
  ['the sum of two', (row) => (row[0] + row[1] > 1 ? 1 : 0)],
  ['one number', (row) => (row[99] < 0.5 ? 1 : 0)],
  ['the mean of all', (row) => (row.reduce((sum, each) => sum + each, 0) / row.length > 0.5 ? 1 : 0)],
  ['rounding', (row) => Math.round(row[3])],
])('%s is a rule', (_, answer) => {
  expect(rule(answer)).toBe('right');
});

test.each<[string, unknown, string]>([
  ['a number', 1, '関数ではありません'],
  ['random labels', () => Math.round(Math.random()), '呼ぶたびに'],
  ['the same label for all', () => 1, '100% が1'],
  ['a condition that never holds', (row: Row) => (row[0] > 1 ? 1 : 0), '0% が1'],
  ['a condition that rarely holds', (row: Row) => (row[0] > 0.9 ? 1 : 0), '片方ばかり'],
  ['truth in place of numbers', (row: Row) => row[0] > 0.5, 'true か false'],
  ['a number that is no label', (row: Row) => row[0], '0 か 1 を返して'],
  ['no answer', () => undefined, 'ラベルが undefined'],
])('%s gets its hint', (_, answer, ja) => {
  expect(rule(answer)).toMatchObject({ ja: expect.stringContaining(ja) as string });
});

test("judging draws none of the lesson's random numbers", () => {
  setRandomSeed(1);
  const expected = Math.random();
  setRandomSeed(1);
  void rule((row: Row) => (row[0] > 0.5 ? 1 : 0));
  expect(Math.random()).toBe(expected);
});
