import { leaky } from 'keras-nyumon/dist/course/exercises/05-leaky';
import { vanishing } from 'keras-nyumon/dist/course/exercises/05-vanishing';

test.each([
  [(x: number) => (x > 0 ? x : 0.1 * x)],
  [(x: number) => Math.max(x, 0.1 * x)],
  [(x: number) => (x < 0 ? x / 10 : x)],
])('%p keeps positive numbers and makes a tenth of negative ones', (answer) => {
  expect(leaky(answer)).toBe('right');
});

test.each([
  [0.1, '関数を渡して'],
  [() => undefined, '数を返していません'],
  [(x: number) => (x > 0 ? x : undefined), '数を返していません'],
  [(x: number) => 0.1 * x, '正の数が変わって'],
  [(x: number) => x, 'そのまま返っています'],
  [(x: number) => Math.max(x, 0), 'それは `relu` です'],
  [(x: number) => Math.abs(x > 0 ? x : 0.1 * x), '符号は変えません'],
  [(x: number) => (x > 0 ? x : 0.2 * x), '大きさが違います'],
])('%p gets its hint', (answer, ja) => {
  expect(leaky(answer)).toMatchObject({ ja: expect.stringContaining(ja) as string });
});

test.each([0.25 ** 10, 1 / 4 ** 10, 9.5367e-7])('%p is what is left after ten sigmoids', (answer) => {
  expect(vanishing(answer)).toBe('right');
});

test.each([
  ['0.25 ** 10', '数を1つ'],
  [0.25, '1個だけ'],
  [2.5, '足されるのではなく'],
  [10 ** 0.25, 'a と b が逆'],
  [0.25 ** 9, '掛ける回数'],
  [0, '0より大きく'],
  [NaN, '0より大きく'],
])('a share of %p gets its hint', (answer, ja) => {
  expect(vanishing(answer)).toMatchObject({ ja: expect.stringContaining(ja) as string });
});
