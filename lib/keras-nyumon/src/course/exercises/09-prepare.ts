import type { NdArray } from '../../data/nd-array';
import type { Exercise, Hint } from './exercise';
import { threePrepared } from './three-prepared';

const SIDE = 28;
/** Numbers that differ by less are the same, but for rounding to 255ths. */
const ROUNDING = 3e-3;

/** Exercise 09-prepare: the photo of a 3 on a blackboard, prepared as MNIST's pictures were. */
export const prepare: Exercise = (answer) => {
  if (!isArray(answer))
    return {
      ja: '画像ではありません。`readImage` で読み込んだ画像を整えます。',
      en: 'This is not a picture. Prepare the picture that `readImage` read.',
    };
  const { shape, data } = answer;
  if (data.length !== SIDE * SIDE)
    return {
      ja: `画像の形が [${shape.join(', ')}] です。モデルが受け取るのは [28, 28, 1] です。`,
      en: `The picture has the shape [${shape.join(', ')}]. The model takes [28, 28, 1].`,
    };
  const expected = threePrepared();
  return expected.every((value, i) => Math.abs(value - data[i]) < ROUNDING) ? 'right' : hintOnValues(data);
};

function hintOnValues(data: ArrayLike<number>): Hint {
  const corner = data[0];
  if (corner > 0.5)
    return {
      ja: '背景が明るくなっています。MNIST では、背景が0、文字が1に近い値です。',
      en: 'The background is light. In MNIST the background is 0 and the ink is near 1.',
    };
  if (corner > 0)
    return {
      ja: '大きさは28×28ですが、背景が0ではなく、数字の大きさと位置もそのままです。縮めるだけでは足りません。',
      en: 'The size is 28 × 28, but the background is not 0, and the digit is as small and as far from the middle as before. Shrinking is not enough.',
    };
  return {
    ja: '整っていますが、`three.jpg` を整えたものとは違います。ファイルの名前を確かめてください。',
    en: 'It is prepared, but it is not what `three.jpg` becomes. Check the name of the file.',
  };
}

function isArray(answer: unknown): answer is NdArray {
  return typeof answer === 'object' && answer !== null && 'shape' in answer && 'data' in answer;
}
