import type { Exercise } from './exercise';

const [WEIGHTS, BIASES] = [3 * 3 * 32 * 64, 64];

/** Exercise 04-parameter-count: of a convolution with 64 filters of 3×3 over 32 channels, a number. */
export const parameterCount: Exercise = (answer) => {
  if (answer === WEIGHTS + BIASES) return 'right';
  if (answer === WEIGHTS)
    return {
      ja: '重みの数は合っています。まだ、バイアスが足りません。',
      en: 'The number of weights is right. The biases are still missing.',
    };
  if (answer === WEIGHTS + 1 || answer === WEIGHTS + 32)
    return {
      ja: '重みの数は合っています。バイアスは、フィルターに1個ずつあります。',
      en: 'The number of weights is right. There is one bias for each filter.',
    };
  if (answer === 3 * 3 * 64 + BIASES || answer === 3 * 3 * 64)
    return {
      ja: '入力のチャンネルが入っていません。フィルターは、すべてのチャンネルを見ます。',
      en: 'The channels of the input are missing. A filter looks at all channels.',
    };
  if (answer === 3 * 32 * 64 + BIASES || answer === 3 * 32 * 64)
    return {
      ja: '窓は正方形です。`kernelSize: 3` なら、縦にも横にも3です。',
      en: 'The window is a square: with `kernelSize: 3` it is 3 high and 3 wide.',
    };
  if (typeof answer !== 'number')
    return {
      ja: '数を1つ、または `3 * 3` のような式で答えてください。',
      en: 'Answer with a number, or with an expression such as `3 * 3`.',
    };
  return {
    ja: '窓の縦、窓の横、入力のチャンネル、フィルターの数を順に書き出して、上の式と比べてください。',
    en: 'Write down the height and width of the window, the channels of the input and the filters, and compare with the formula above.',
  };
};
