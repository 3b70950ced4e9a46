import type { Exercise } from './exercise';

/** What the lesson's filter gives where the window is elsewhere in the lesson's picture. */
const ELSEWHERE: Partial<Record<number, [ja: string, en: string]>> = {
  15: ['左上', 'top left'],
  23: ['右上', 'top right'],
  10: ['左下', 'bottom left'],
};

const RIGHT = 14;

/** Exercise 04-convolution-by-hand: the value where the window is at the bottom right, a number. */
export const convolutionByHand: Exercise = (answer) => {
  if (typeof answer !== 'number')
    return {
      ja: '数を1つ答えてください。窓1か所につき、出力は1つの数です。',
      en: 'Answer with one number. For one place of the window, the output is one number.',
    };
  if (answer === RIGHT) return 'right';
  const place = ELSEWHERE[answer];
  if (place)
    return {
      ja: `それは窓が${place[0]}にあるときの値です。右下に動かします。`,
      en: `That is the value for the window at the ${place[1]}. Move it to the bottom right.`,
    };
  if (answer === -RIGHT)
    return {
      ja: '符号が逆です。フィルターの左の列は -1、右の列は 1 です。',
      en: 'The sign is the other way round. The left column of the filter is -1, the right one 1.',
    };
  if (answer === SUM_OF_WINDOW)
    return {
      ja: '窓の中の画素を、そのまま足しています。足す前に、フィルターの数を掛けます。',
      en: 'You added up the pixels in the window. Multiply each by the number of the filter first.',
    };
  return {
    ja: '窓の9個の画素に、フィルターの数を1つずつ掛けて、全部足します。どの画素が窓の中かも確かめてください。',
    en: 'Multiply each of the nine pixels in the window by its number in the filter and add everything up. Look again which pixels are in the window.',
  };
};

/** Without the filter: 0 + 5 + 9, 0 + 5 + 5, 5 + 5 + 5. */
const SUM_OF_WINDOW = 39;
