import { precisionRecall } from 'keras-nyumon/dist/course/exercises/06-precision-recall';
import { threshold } from 'keras-nyumon/dist/course/exercises/06-threshold';

test('precision and recall of the spam filter', () => {
  expect(precisionRecall({ precision: 0.75, recall: 0.6 })).toBe('right');
});

test.each([
  [0.75, 'の形で書いて'],
  [null, 'の形で書いて'],
  [{ precision: 0.75 }, 'の形で書いて'],
  [{ precision: 0, recall: 0 }, '2つの0'],
  [{ precision: 0.6, recall: 0.75 }, '逆です'],
  [{ precision: 0.97, recall: 0.6 }, '`precision` が正解率'],
  [{ precision: 0.75, recall: 0.97 }, '`recall` が正解率'],
  [{ precision: 40 / 30, recall: 0.6 }, '0から1までの数'],
  [{ precision: 0.5, recall: 0.6 }, 'TP と FP の和'],
  [{ precision: 0.75, recall: 0.5 }, '見逃したものも'],
])('%p gets its hint', (answer, ja) => {
  expect(precisionRecall(answer)).toMatchObject({ ja: expect.stringContaining(ja) as string });
});

test('a threshold that finds enough with few enough false alarms', () => {
  expect(threshold({ precision: 0.12, recall: 0.8 })).toBe('right');
});

test.each([
  [0.8, 'そのまま'],
  [{ precision: 0, recall: 0 }, '1回もクリックを'],
  [{ precision: 0.3, recall: 0.6 }, '見逃しが多すぎ'],
  [{ precision: 0.05, recall: 0.99 }, '空振りが多すぎ'],
])('what is measured, %p, gets its hint', (answer, ja) => {
  expect(threshold(answer)).toMatchObject({ ja: expect.stringContaining(ja) as string });
});
