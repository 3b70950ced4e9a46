import { secondsInADay } from 'keras-nyumon/dist/course/exercises/00-seconds-in-a-day';

test('the seconds of a day are right', () => {
  expect(secondsInADay(86400)).toBe('right');
});

test.each([
  [60 * 60, '1時間の秒数', 'an hour'],
  [24 * 60, '1日の分の数', 'minutes'],
  [12 * 60 * 60, '半日', 'half a day'],
  ['86400', '引用符', 'quotes'],
  [86401, '1日の秒数ではありません', 'not the number'],
  [NaN, '1日の秒数ではありません', 'not the number'],
])('%p gets its hint', (answer, ja, en) => {
  expect(secondsInADay(answer)).toEqual({
    ja: expect.stringContaining(ja) as string,
    en: expect.stringContaining(en) as string,
  });
});
