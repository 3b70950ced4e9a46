import type { Exercise, Hint } from './exercise';

/** The last dense layer has this many inputs and outputs. */
const INPUTS = 64;
const OUTPUTS = 5;
const COUNT = INPUTS * OUTPUTS + OUTPUTS;
/** The parameters of all layers of the lesson's model, and of the convolutional ones. */
const ALL = 300_101;
const CONVOLUTIONS = 4_800;

/** Exercise 10-trainable-count: the parameters that are trained when only the last dense layer is. */
export const trainableCount: Exercise = (answer) => {
  if (answer === COUNT) return 'right';
  if (typeof answer !== 'number' || Number.isNaN(answer))
    return {
      ja: '数ではありません。`64 * 5` のような式で、個数を計算します。',
      en: 'This is not a number. Compute the count with an expression such as `64 * 5`.',
    };
  return hintOnNumber(answer);
};

function hintOnNumber(answer: number): Hint {
  if (answer === INPUTS * OUTPUTS)
    return {
      ja: '重みの数は合っています。バイアスを忘れています。',
      en: 'The weights are right. The biases are missing.',
    };
  if (answer === INPUTS * OUTPUTS + INPUTS)
    return {
      ja: 'バイアスの数が違います。バイアスは、入力ごとではなく出力ごとに1つです。',
      en: 'The number of biases is not right. There is one for each output, not for each input.',
    };
  if (answer === ALL - CONVOLUTIONS)
    return {
      ja: 'いま学習されるパラメーターの数です。1つ目の全結合層も凍結したときの数を求めます。',
      en: 'That many are trainable now. Find the number when the first dense layer is frozen, too.',
    };
  if (answer === ALL - COUNT || answer === CONVOLUTIONS)
    return {
      ja: 'それは凍結されるパラメーターの数です。学習されるほうを数えます。',
      en: 'That many are frozen. Count those that are trained.',
    };
  return {
    ja: `${answer} 個ではありません。最後の全結合層だけの、重みとバイアスの数を求めます。`,
    en: `It is not ${answer}. Find the weights and biases of the last dense layer alone.`,
  };
}
