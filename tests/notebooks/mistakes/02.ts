import type { Mistakes } from './mistakes';

export const mistakes: Mistakes = {
  '02-loss-chart': [
    { code: "const lossOptions = { metrics: ['accuracy'] };", hint: '正解率ではなく' },
    { code: "const lossOptions = { metrics: ['val_loss'] };", hint: '検証データの線しか' },
  ],
  '02-batch-memory': [
    { code: 'const bytes = 256 * 256 * 64 * 16;', hint: '1個は何バイト' },
    { code: 'const bytes = 256 * 256 * 64 * 4;', hint: '1サンプル分です' },
    { code: 'const bytes = (256 * 256 * 64 * 16 * 4) / 1e6;', hint: '単位が MB' },
  ],
};
