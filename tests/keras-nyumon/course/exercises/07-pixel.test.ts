import { pixel } from 'keras-nyumon/dist/course/exercises/07-pixel';
import { mnist } from 'mnist-loader-ts';

test("the pixel of MNIST's picture is right, its neighbours in mind get their hint", async () => {
  const { train } = await mnist.loadData({ offline: true });
  const at = (picture: number, row: number, column: number) =>
    pixel(train.x.data[picture * 28 * 28 + row * 28 + column]);
  const hint = (ja: string) => ({ ja: expect.stringContaining(ja) as string });
  expect(at(1, 20, 10)).toBe('right');
  expect(at(1, 10, 20)).toMatchObject(hint('行と列が逆'));
  expect(at(0, 20, 10)).toMatchObject(hint('0番目の画像'));
  expect(at(1, 19, 9)).toMatchObject(hint('0から数えて'));
  expect(at(1, 21, 11)).toMatchObject(hint('0から数えて'));
});

test.each<[string, unknown, string]>([
  ['the place', 1354, '位置は合っています'],
  ['a share', 48 / 255, '255で割った値'],
  ['a list', [48], '1つの数ではありません'],
  ['text', '48', '1つの数ではありません'],
  ['a place outside', NaN, '1つの数ではありません'],
])('%s gets its hint', (_, answer, ja) => {
  expect(pixel(answer)).toMatchObject({ ja: expect.stringContaining(ja) as string });
});
