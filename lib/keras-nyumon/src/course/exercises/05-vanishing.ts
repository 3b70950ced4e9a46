import type { Exercise } from './exercise';

const [SLOPE, LAYERS] = [0.25, 10];

/** Exercise 05-vanishing: the largest share of a gradient that is left after ten sigmoids, a number. */
export const vanishing: Exercise = (answer) => {
  if (typeof answer !== 'number')
    return {
      ja: '数を1つ、または式で答えてください。',
      en: 'Answer with a number, or with an expression.',
    };
  const is = (expected: number) => Math.abs(answer / expected - 1) < 1e-3;
  if (is(SLOPE ** LAYERS)) return 'right';
  if (is(SLOPE))
    return {
      ja: 'それは、1個だけ通ったときです。',
      en: 'That is after a single one.',
    };
  if (is(SLOPE * LAYERS) || is(SLOPE / LAYERS))
    return {
      ja: '勾配は、足されるのではなく、掛け合わされます。',
      en: 'The gradients are not added up but multiplied together.',
    };
  if (is(LAYERS ** SLOPE) || is(LAYERS ** -SLOPE))
    return {
      ja: '`a ** b` の a と b が逆です。掛け続ける数が a です。',
      en: 'In `a ** b`, a and b are exchanged. The number that is multiplied again and again is a.',
    };
  if (answer > 0 && answer < SLOPE)
    return {
      ja: '掛ける回数を確かめてください。`sigmoid` はいくつありますか。',
      en: 'Look how often it is multiplied. How many `sigmoid`s are there?',
    };
  return {
    ja: '0より大きく、0.25より小さい数になるはずです。',
    en: 'It should be a number above 0 and below 0.25.',
  };
};
