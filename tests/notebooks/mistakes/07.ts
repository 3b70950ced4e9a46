import type { Mistakes } from './mistakes';

/** Counts labels, written as a reader would. */
const counting = (labels: string, count: string) =>
  `const testCounts = digits.map(() => 0);\nfor (const label of ${labels}) ${count};`;

export const mistakes: Mistakes = {
  '07-class-counts': [
    { code: counting('train.y.data', 'testCounts[label] += 1'), hint: '学習データの枚数です' },
    { code: counting('test.y.data', 'testCounts[label] = 1'), hint: '合計が 10 枚です' },
    { code: 'const testCounts = test.y.data.length;', hint: '数が1つ(10000)だけです' },
    { code: 'const testCounts = test.y.data;', hint: 'ラベルがそのまま10,000個' },
  ],
  '07-pixel': [
    { code: 'const pixel = train.x.data[1 * 28 * 28 + 10 * 28 + 20];', hint: '行と列が逆' },
    { code: 'const pixel = train.x.data[20 * 28 + 10];', hint: '0番目の画像の値です' },
    { code: 'const pixel = 1 * 28 * 28 + 20 * 28 + 10;', hint: '位置は合っています' },
  ],
};
