import type { Exercise } from './exercise';

/** The largest of the lesson's ten probabilities, and where it is. */
const LARGEST = 0.71;
const DIGIT = 3;

/** Exercise 09-arg-max: the index of the largest of ten probabilities. */
export const argMaxYourself: Exercise = (answer) => {
  if (answer === DIGIT) return 'right';
  if (answer === LARGEST)
    return {
      ja: 'それは最大の確率そのものです。答えの数字は、その確率が何番目にあるかです。',
      en: 'That is the largest probability itself. The digit is the index where it stands.',
    };
  if (answer === DIGIT + 1)
    return {
      ja: '1つずれています。番号は0から数えます。',
      en: 'It is off by one. Count the indices from 0.',
    };
  if (answer === -1)
    return {
      ja: '-1 は、`indexOf` が探した値を見つけられなかったという意味です。最大の値を渡してください。',
      en: '-1 means that `indexOf` did not find the value. Pass it the largest value.',
    };
  if (typeof answer !== 'number')
    return {
      ja: '1つの数ではありません。0から9までの数字を1つ入れます。',
      en: 'This is not a single number. Put in one digit from 0 to 9.',
    };
  return {
    ja: `${answer} ではありません。いちばん大きい確率の番号を求めます。`,
    en: `It is not ${answer}. Find the index of the largest probability.`,
  };
};
