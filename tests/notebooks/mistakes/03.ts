import type { Mistakes } from './mistakes';

/** The losses of the four tasks, written as a reader would. */
const chosen = (housePrice: string, spam: string, digit: string, digitOneHot: string) =>
  `const chosen = { housePrice: '${housePrice}', spam: '${spam}', digit: '${digit}', digitOneHot: '${digitOneHot}' };`;

export const mistakes: Mistakes = {
  '03-choose-loss': [
    {
      code: chosen('mse', 'binaryCrossentropy', 'categoricalCrossentropy', 'sparseCategoricalCrossentropy'),
      hint: '`digit` は、ラベルの書き方が違います',
    },
    { code: chosen('mse', 'meanSquaredError', '', ''), hint: '自信をもって間違えたとき' },
    { code: chosen('mse', 'binary_crossentropy', '', ''), hint: '「binaryCrossentropy」ではありませんか' },
    { code: chosen('categoricalCrossentropy', '', '', ''), hint: 'これは回帰です' },
  ],
  '03-learning-rate': [
    { code: 'const learningRate = 0.5;', hint: 'まだ谷の途中です' },
    { code: 'const learningRate = 0.98;', hint: '行ったり来たり' },
    { code: 'const learningRate = 1.2;', hint: '谷を飛び越えて' },
  ],
};
