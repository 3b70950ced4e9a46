import type { Exercise } from './exercise';

/** Exercise 05-leaky: a function of a number that keeps positive ones and makes a tenth of negative ones. */
export const leaky: Exercise = (answer) => {
  if (typeof answer !== 'function')
    return {
      ja: '`(x: number) => …` の形の関数を渡してください。',
      en: 'Pass a function of the form `(x: number) => …`.',
    };
  const at = (x: number) => (answer as (x: number) => unknown)(x);
  const is = (x: number, expected: number) => Math.abs(Number(at(x)) - expected) < 1e-9;
  if (is(3, 3) && is(0.5, 0.5) && is(0, 0) && is(-2, -0.2) && is(-10, -1)) return 'right';
  if (typeof at(3) !== 'number' || typeof at(-2) !== 'number')
    return {
      ja: '数を返していません。`=>` の右に、返す数の式を書きます。',
      en: 'It does not return a number. Write what it returns at the right of `=>`.',
    };
  if (!is(3, 3))
    return {
      ja: '正の数が変わっています。3を渡したら3が返るようにします。',
      en: 'Positive numbers are changed. For 3 it should return 3.',
    };
  if (is(-2, -2))
    return {
      ja: '負の数もそのまま返っています。',
      en: 'Negative numbers are returned as they are, too.',
    };
  if (is(-2, 0))
    return {
      ja: '負の数が0になっています。それは `relu` です。',
      en: 'Negative numbers become 0. That is `relu`.',
    };
  if (is(-2, 0.2))
    return {
      ja: '負の数が正の数になっています。符号は変えません。',
      en: 'Negative numbers become positive. Their sign should stay.',
    };
  return {
    ja: '負の数の大きさが違います。−10を渡すと何が返りますか。',
    en: 'Negative numbers have another size than they should. What does it return for −10?',
  };
};
