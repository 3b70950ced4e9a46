import type { Exercise } from './exercise';

/** What the cell hands over: the answer, and what it can be told by. */
interface Handed {
  missedNines: unknown;
  /** The numbers of the pictures that the model got wrong. */
  wrong: number[];
  /** The right digit of each picture. */
  labels: { data: ArrayLike<number> };
}

/** Exercise 08-missed-nines: the numbers of the test pictures that are a 9 and that the model got wrong. */
export const missedNines: Exercise = (answer) => {
  const { missedNines: found, wrong, labels } = answer as Handed;
  if (found === undefined)
    return {
      ja: 'まだ書かれていません。`wrong` の中から、正解が9のものだけを残します。',
      en: 'Nothing is written yet. Keep only those of `wrong` whose right answer is 9.',
    };
  if (!isNumbers(found))
    return {
      ja: '画像の番号の配列ではありません。`missedNines` には、`wrong` を `filter` した結果をそのまま入れます。',
      en: 'This is not an array of picture numbers. Put into `missedNines` just what `filter` makes of `wrong`.',
    };
  const expected = wrong.filter((i) => labels.data[i] === 9);
  if (isSame(found, expected)) return 'right';
  if (found.some((i) => !wrong.includes(i)))
    return {
      ja: '正しく答えた画像も入っています。全部の画像からではなく、`wrong` から選びます。',
      en: 'There are pictures in it that were answered rightly. Choose from `wrong`, not from all pictures.',
    };
  if (found.some((i) => labels.data[i] !== 9))
    return {
      ja: '正解が9でない画像が入っています。モデルの答えではなく、正解のラベルが9かどうかを調べます。',
      en: 'There are pictures in it that are no 9. Ask whether the right label is 9, not what the model answered.',
    };
  return {
    ja: `${expected.length} 枚あるはずですが、${found.length} 枚です。正解が9の間違いを、全部集めます。`,
    en: `There should be ${expected.length} pictures, but there are ${found.length}. Collect all mistakes whose right answer is 9.`,
  };
};

const isNumbers = (value: unknown): value is number[] =>
  Array.isArray(value) && value.every((each) => typeof each === 'number');

const isSame = (found: number[], expected: number[]) =>
  found.length === expected.length && found.every((i) => expected.includes(i));
