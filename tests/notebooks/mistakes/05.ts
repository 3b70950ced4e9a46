import type { Mistakes } from './mistakes';

export const mistakes: Mistakes = {
  '05-leaky': [
    { code: 'const leaky = (x: number) => (x > 0 ? x : 0);', hint: 'それは `relu` です' },
    { code: 'const leaky = (x: number) => 0.1 * x;', hint: '正の数が変わっています' },
    { code: 'const leaky = (x: number) => (x > 0 ? x : -0.1 * x);', hint: '符号は変えません' },
  ],
  '05-vanishing': [
    { code: 'const share = 0.25 * 10;', hint: '足されるのではなく' },
    { code: 'const share = 0.25 ** 9;', hint: '掛ける回数' },
  ],
};
