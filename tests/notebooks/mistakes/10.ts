import type { Mistakes } from './mistakes';

export const mistakes: Mistakes = {
  '10-trainable-count': [
    { code: 'const trainableCount = 64 * 5;', hint: 'バイアスを忘れています' },
    { code: 'const trainableCount = 295301;', hint: 'いま学習されるパラメーターの数です' },
    { code: 'const trainableCount = 4800;', hint: '凍結されるパラメーターの数です' },
  ],
  '10-unfreeze': [
    { code: 'for (const layer of features) layer.trainable = true;', hint: '解くのは2番目だけです' },
    { code: 'features[0].trainable = true;', hint: '番号は0から数えます' },
    { code: 'features[2].trainable = true;', hint: 'まだ両方とも凍結されています' },
  ],
};
