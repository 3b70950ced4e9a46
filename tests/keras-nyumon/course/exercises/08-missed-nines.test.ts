import { missedNines } from 'keras-nyumon/dist/course/exercises/08-missed-nines';

const labels = { data: Uint8Array.of(9, 9, 4, 9, 4, 7) };
const wrong = [1, 3, 4, 5];
const judge = (found: unknown) => missedNines({ missedNines: found, wrong, labels });

test('the mistakes that are a 9 are right, in any order', () => {
  expect(judge([1, 3])).toBe('right');
  expect(judge([3, 1])).toBe('right');
});

test('there may be none', () => {
  expect(missedNines({ missedNines: [], wrong: [4], labels })).toBe('right');
});

test.each<[string, unknown, string]>([
  ['a blank', undefined, 'まだ書かれていません'],
  ['a count', 2, '番号の配列ではありません'],
  ['pictures', { shape: [2, 28, 28, 1] }, '番号の配列ではありません'],
  ['true and false', [true, false], '番号の配列ではありません'],
  ['every 9', [0, 1, 3], '正しく答えた画像も'],
  ['every mistake', wrong, '正解が9でない画像'],
  ['one of two', [1], '2 枚あるはずですが、1 枚です'],
])('%s gets its hint', (_, found, ja) => {
  expect(judge(found)).toMatchObject({ ja: expect.stringContaining(ja) as string });
});
