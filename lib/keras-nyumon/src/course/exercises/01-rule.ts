import { randomSource } from '../../backend/random/random-source';
import type { Exercise, Verdict } from './exercise';

const ROWS = 500;
const FEATURES = 100;

/** Exercise 01-rule: a function that gives a row of numbers its label, 0 or 1, by the numbers alone. */
export const rule: Exercise = (answer) => {
  if (typeof answer !== 'function')
    return {
      ja: '関数ではありません。`(row: number[]) => …` の形で書いてください。',
      en: 'This is not a function. Write it as `(row: number[]) => …`.',
    };
  return judgeLabels(answer as (row: number[]) => unknown);
};

function judgeLabels(label: (row: number[]) => unknown): Verdict {
  const random = randomSource(1);
  const rows = Array.from({ length: ROWS }, () => Array.from({ length: FEATURES }, random));
  const labels = rows.map((row) => label(row));
  if (labels.some((each) => typeof each === 'boolean'))
    return {
      ja: 'ラベルが true か false です。`? 1 : 0` で数にしてください。',
      en: 'The labels are true or false. Make numbers of them with `? 1 : 0`.',
    };
  const other = labels.find((each) => each !== 0 && each !== 1);
  if (other !== undefined || labels.includes(undefined))
    return {
      ja: `ラベルが ${String(other)} になりました。0 か 1 を返してください。`,
      en: `A label became ${String(other)}. Return 0 or 1.`,
    };
  if (rows.some((row, i) => label(row) !== labels[i]))
    return {
      ja: '同じ行なのに、呼ぶたびにラベルが変わります。行の中の数だけで決まるようにします。',
      en: 'The same row gets another label each time. Let only the numbers of the row decide.',
    };
  const ones = labels.filter((each) => each === 1).length / ROWS;
  if (ones < 0.2 || ones > 0.8)
    return {
      ja: `ラベルの ${Math.round(ones * 100)}% が1です。片方ばかりだと、いつも同じ答えで当たります。半々に近づけます。`,
      en: `${Math.round(ones * 100)} % of the labels are 1. If nearly all are alike, the same answer is always right. Bring them nearer to half and half.`,
    };
  return 'right';
}
