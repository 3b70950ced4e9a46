import type { Exercise, Hint } from './exercise';

const [TP, FP, FN, TN] = [30, 10, 20, 940];
const PRECISION = TP / (TP + FP);
const RECALL = TP / (TP + FN);
const ACCURACY = (TP + TN) / (TP + FP + FN + TN);

/** Exercise 06-precision-recall: the precision and the recall of a spam filter, from its four counts. */
export const precisionRecall: Exercise = (answer) => {
  const { precision, recall } = (answer ?? {}) as { precision?: unknown; recall?: unknown };
  if (typeof precision !== 'number' || typeof recall !== 'number')
    return {
      ja: '`{ precision: 数, recall: 数 }` の形で書いてください。',
      en: 'Write it as `{ precision: number, recall: number }`.',
    };
  if (precision === 0 && recall === 0)
    return {
      ja: '2つの0を、式に書き換えてください。',
      en: 'Put formulas in the place of the two zeros.',
    };
  if (is(precision, PRECISION) && is(recall, RECALL)) return 'right';
  if (is(precision, RECALL) && is(recall, PRECISION))
    return {
      ja: '適合率と再現率が逆です。適合率は「はい」と答えたものだけを見ます。',
      en: 'Precision and recall are exchanged. Precision looks only at what was answered "yes".',
    };
  return is(precision, PRECISION) ? wrong('recall', recall) : wrong('precision', precision);
};

const is = (value: number, expected: number) => Math.abs(value - expected) < 1e-3;

const NAMES = { precision: '適合率', recall: '再現率' };

function wrong(metric: 'precision' | 'recall', value: number): Hint {
  const name = NAMES[metric];
  if (is(value, ACCURACY))
    return {
      ja: `\`${metric}\` が正解率になっています。${name}の式に TN はありません。`,
      en: `\`${metric}\` is the accuracy. There is no TN in the formula of ${metric}.`,
    };
  if (value > 1 || value < 0)
    return {
      ja: `\`${metric}\` は0から1までの数です。割る数と割られる数を確かめてください。`,
      en: `\`${metric}\` is a number from 0 to 1. Look at what is divided by what.`,
    };
  return metric === 'precision'
    ? {
        ja: '適合率が違います。割るのは「はい」と答えた数、つまり TP と FP の和です。',
        en: 'The precision is wrong. Divide by how often "yes" was answered: TP and FP together.',
      }
    : {
        ja: '再現率が違います。割るのは正解が「はい」の数です。見逃したものも数えます。',
        en: 'The recall is wrong. Divide by how often "yes" is right: what was missed counts too.',
      };
}
