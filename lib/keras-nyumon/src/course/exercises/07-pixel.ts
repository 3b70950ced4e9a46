import type { Exercise, Hint } from './exercise';

/** The pixel in row 20 and column 10 of picture 1 of MNIST's training data. */
const PIXEL = 48;
/** What stands there when rows and columns are exchanged, or in picture 0. */
const EXCHANGED = 253;
const OF_PICTURE_0 = 24;

/** Exercise 07-pixel: the pixel of picture 1, row 20, column 10 of the training data. */
export const pixel: Exercise = (answer) => {
  if (answer === PIXEL) return 'right';
  if (typeof answer !== 'number' || Number.isNaN(answer))
    return {
      ja: '1つの数ではありません。`train.x.data[位置]` で、1つの画素の値を取り出します。',
      en: 'This is not a single number. `train.x.data[place]` gives the value of one pixel.',
    };
  return hintOnNumber(answer);
};

function hintOnNumber(answer: number): Hint {
  if (answer === EXCHANGED)
    return {
      ja: '行と列が逆のようです。28を掛けるのは、行の番号です。',
      en: 'Rows and columns seem exchanged. It is the row that is multiplied by 28.',
    };
  if (answer === OF_PICTURE_0)
    return {
      ja: '0番目の画像の値です。1番目の画像の前には、0番目の画像の画素が全部並んでいます。',
      en: 'This is the value in picture 0. Before picture 1 stand all pixels of picture 0.',
    };
  if (answer === 1 * 28 * 28 + 20 * 28 + 10)
    return {
      ja: '位置は合っています。その位置にある値を、`train.x.data` から取り出します。',
      en: 'The place is right. Now read the value in that place from `train.x.data`.',
    };
  if (answer > 0 && answer < 1)
    return {
      ja: '255で割った値のようです。ここでは、0から255までの整数のまま答えます。',
      en: 'This seems divided by 255. Here the answer is the whole number from 0 to 255.',
    };
  return {
    ja: `${answer} は、この画素の値ではありません。画像、行、列を、それぞれ0から数えているか確かめてください。`,
    en: `${answer} is not the value of this pixel. Check that picture, row and column are each counted from 0.`,
  };
}
