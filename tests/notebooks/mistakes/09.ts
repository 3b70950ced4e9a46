import type { Mistakes } from './mistakes';

export const mistakes: Mistakes = {
  '09-arg-max': [
    { code: 'const digit = Math.max(...example);', hint: '最大の確率そのものです' },
    { code: 'const digit = example.indexOf(Math.max(...example)) + 1;', hint: '0から数えます' },
    { code: 'const digit = example.indexOf(1);', hint: '見つけられなかった' },
  ],
  '09-prepare': [
    { code: "const chalk = readImage('../images/three.jpg');", hint: '画像の形が [320, 240, 3] です' },
    {
      code: "const chalk = readImage('../images/three.jpg', { size: 28, channels: 1 });",
      hint: '縮めるだけでは足りません',
    },
    { code: "const chalk = mnistLike(readImage('../images/six.jpg'));", hint: 'ファイルの名前' },
  ],
};
