import type { Mistakes } from './mistakes';

export const mistakes: Mistakes = {
  '06-precision-recall': [
    { code: 'const spam = { precision: 30 / 50, recall: 30 / 40 };', hint: '適合率と再現率が逆です' },
    { code: 'const spam = { precision: 970 / 1000, recall: 30 / 50 };', hint: '正解率になっています' },
    { code: 'const spam = { precision: 30 / 40, recall: 30 / 1000 };', hint: '見逃したものも数えます' },
  ],
  '06-threshold': [
    { code: 'const threshold = 0.9;', hint: '見逃しが多すぎます' },
    { code: 'const threshold = 0.99;', hint: '1回もクリックを見つけていません' },
    { code: 'const threshold = 0.6;', hint: '空振りが多すぎます' },
  ],
};
