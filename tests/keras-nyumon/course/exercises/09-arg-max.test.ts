import { argMaxYourself } from 'keras-nyumon/dist/course/exercises/09-arg-max';

test('the index of the largest is right', () => {
  expect(argMaxYourself(3)).toBe('right');
});

test.each([
  [0.71, '最大の確率そのもの'],
  [4, '0から数えます'],
  [-1, '見つけられなかった'],
  [[3], '1つの数ではありません'],
  ['3', '1つの数ではありません'],
  [6, '6 ではありません'],
])('%p gets its hint', (answer, ja) => {
  expect(argMaxYourself(answer)).toMatchObject({ ja: expect.stringContaining(ja) as string });
});
