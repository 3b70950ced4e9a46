import path from 'node:path';
import { mnistLike, readImage, stackImages, textImage } from 'keras-nyumon';
import { prepare } from 'keras-nyumon/dist/course/exercises/09-prepare';

const photo = (name: string) => path.join(__dirname, '../../../../notebooks/images', name);

test('the prepared photo is right, also as a batch of one', () => {
  const prepared = mnistLike(readImage(photo('three.jpg')));
  expect(prepare(prepared)).toBe('right');
  expect(prepare(stackImages([prepared]))).toBe('right');
});

test.each<[string, () => unknown, string]>([
  ['the photo itself', () => readImage(photo('three.jpg')), '形が [320, 240, 3]'],
  ['the photo made small', () => readImage(photo('three.jpg'), { size: 28, channels: 1 }), '縮めるだけ'],
  [
    'light and dark exchanged',
    () => {
      const plain = readImage(photo('three.jpg'), { size: 28, channels: 1 });
      return { ...plain, data: plain.data.map((value) => 1 - value) };
    },
    '背景が明るく',
  ],
  ['the other photo', () => mnistLike(readImage(photo('six.jpg'))), 'ファイルの名前'],
  ['a 3 of a font', () => textImage('3'), 'ファイルの名前'],
  ['a name', () => 'three.jpg', '画像ではありません'],
])('%s gets its hint', (_, answer, ja) => {
  expect(prepare(answer())).toMatchObject({ ja: expect.stringContaining(ja) as string });
});
