import { bilingual } from '../options/bilingual';

/**
 * Counts which class was answered for which (混同行列).
 *
 * @param yTrue      the right class of each sample, integers 0 … classes − 1
 * @param yPred      the answered class of each sample, such as `argMax` of what `predict` returns
 * @param numClasses how many classes; the largest that occurs + 1 when left out
 * @returns a row for each right class, in it a count for each answered class
 * @throws RangeError when the lengths differ or a class is not an integer in 0 … numClasses − 1
 */
export const confusionMatrix = (
  yTrue: ArrayLike<number>,
  yPred: ArrayLike<number>,
  numClasses?: number,
): number[][] => {
  checkSameLength(yTrue, yPred);
  const all = [...Array.from(yTrue), ...Array.from(yPred)];
  const classes = numClasses ?? all.reduce((most, each) => Math.max(most, each), -1) + 1;
  const wrong = all.find((each) => !Number.isInteger(each) || each < 0 || each >= classes);
  if (wrong !== undefined) {
    throw new RangeError(
      bilingual({
        ja: `クラス番号に ${wrong} があります。0 から ${classes - 1} までの整数にしてください。`,
        en: `There is a class ${wrong}. Classes must be integers from 0 to ${classes - 1}.`,
      }),
    );
  }
  const counts = Array.from({ length: classes }, () => Array.from({ length: classes }, () => 0));
  for (let i = 0; i < yTrue.length; i++) counts[yTrue[i]][yPred[i]]++;
  return counts;
};

/** @throws RangeError when there are not as many predictions as labels */
export function checkSameLength(yTrue: ArrayLike<number>, yPred: ArrayLike<number>): void {
  if (yTrue.length === yPred.length) return;
  throw new RangeError(
    bilingual({
      ja: `ラベルは ${yTrue.length} 個、予測は ${yPred.length} 個です。同じ個数にしてください。`,
      en: `There are ${yTrue.length} labels and ${yPred.length} predictions. Make them as many.`,
    }),
  );
}
