import type { Mistakes } from './mistakes';

export const mistakes: Mistakes = {
  '08-missed-nines': [
    { code: 'const missedNines = wrong.filter((i) => answers[i] === 9);', hint: '正解が9でない画像' },
    {
      code: 'const missedNines = answers.map((_, i) => i).filter((i) => labels.data[i] === 9);',
      hint: '正しく答えた画像も',
    },
    {
      code: 'const missedNines = wrong.filter((i) => labels.data[i] === 9).length;',
      hint: '番号の配列ではありません',
    },
  ],
};
