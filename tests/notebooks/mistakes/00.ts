import type { Mistakes } from './mistakes';

export const mistakes: Mistakes = {
  '00-seconds-in-a-day': [
    { code: 'const seconds = 24 * 60;', hint: '1日の分の数です' },
    { code: "const seconds = '86400';", hint: '引用符を取って' },
    { code: 'const seconds = 12 * 60 * 60;', hint: '半日の秒数です' },
  ],
};
