import type { Exercise, Hint } from './exercise';

/** How many pictures of each class MNIST has. */
const TEST = [980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009];
const TRAIN = [5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949];

/** Exercise 07-class-counts: how many pictures of each digit MNIST's test data has, from 0 to 9. */
export const classCounts: Exercise = (answer) => {
  if (typeof answer === 'number')
    return {
      ja: `数が1つ(${answer})だけです。クラスごとに数えて、10個の数の配列にします。`,
      en: `This is a single number, ${answer}. Count each class, and make an array of ten numbers.`,
    };
  const counts = numbersOf(answer);
  if (!counts)
    return {
      ja: '数の配列ではありません。`[0の枚数, 1の枚数, …]` のような配列を作ります。',
      en: 'This is not an array of numbers. Make one like `[count of 0, count of 1, …]`.',
    };
  if (isSame(counts, TEST)) return 'right';
  return isSame(counts, TRAIN) ? TRAIN_COUNTED : hintOnNumbers(counts);
};

const TRAIN_COUNTED = {
  ja: '学習データの枚数です。数えるのは、テストデータのラベルです。',
  en: 'These are the counts of the training data. Count the labels of the test data.',
};

function hintOnNumbers(counts: number[]): Hint {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (counts.length === 10_000)
    return {
      ja: 'ラベルがそのまま10,000個並んでいます。同じラベルがいくつあるかを数えます。',
      en: 'These are the 10,000 labels themselves. Count how often each of them occurs.',
    };
  if (counts.length !== 10)
    return {
      ja: `数が ${counts.length} 個あります。クラスは0から9までの10個です。`,
      en: `There are ${counts.length} numbers. There are ten classes, 0 to 9.`,
    };
  if (counts.every((count) => count === 0))
    return {
      ja: 'どのクラスも0枚です。ラベルを1つ見るたびに、そのクラスの数を1増やします。',
      en: 'All classes have 0. For each label that you see, add 1 to the count of its class.',
    };
  if (total !== 10_000)
    return {
      ja: `合計が ${total} 枚です。テストデータは10,000枚なので、合計もそうなるはずです。`,
      en: `They add up to ${total}. There are 10,000 test pictures, so the sum should be as large.`,
    };
  return {
    ja: '合計は合っていますが、クラスごとの枚数が違います。ラベルの数字と、配列の番号を同じにします。',
    en: 'The sum is right, but not the counts of the classes. The label and the index in the array are the same number.',
  };
}

function numbersOf(answer: unknown): number[] | undefined {
  if (!Array.isArray(answer) && !ArrayBuffer.isView(answer)) return undefined;
  const values = Array.from(answer as ArrayLike<unknown>);
  return values.every((value) => typeof value === 'number') ? values : undefined;
}

const isSame = (counts: number[], others: number[]) =>
  counts.length === others.length && counts.every((count, i) => count === others[i]);
