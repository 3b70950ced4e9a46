import type { Mistakes } from './mistakes';

const skip = (lines: string) => `const skipInput = layers.input({ shape: [4] });
const skipHidden = layers.dense({ units: 8, activation: 'relu' }).apply(skipInput);
${lines}`;

export const mistakes: Mistakes = {
  '04-convolution-by-hand': [
    { code: 'const bottomRight = -0 + 5 - 0 + 5 - 5 + 5;', hint: '窓が左下にあるときの値です' },
    { code: 'const bottomRight = 0 + 5 + 9 + 0 + 5 + 5 + 5 + 5 + 5;', hint: 'そのまま足しています' },
    { code: 'const bottomRight = 0 - 9 + 0 - 5 + 5 - 5;', hint: '符号が逆です' },
  ],
  '04-parameter-count': [
    { code: 'const parameterCount = 3 * 3 * 32 * 64;', hint: 'バイアスが足りません' },
    { code: 'const parameterCount = 3 * 3 * 64 + 64;', hint: '入力のチャンネルが入っていません' },
    { code: 'const parameterCount = 3 * 32 * 64 + 64;', hint: '窓は正方形です' },
  ],
  '04-skip-connection': [
    // First, because its variables are fewer: the others' take the place of all of the solution's.
    {
      code: `const skipModel = tf.sequential({
  layers: [layers.dense({ units: 8, activation: 'relu', inputShape: [4] }), layers.dense({ units: 1 })],
});`,
      hint: '一列のモデルです',
    },
    {
      code: skip(`const joined = layers.concatenate().apply([skipInput, skipHidden]);
const skipAnswer = layers.dense({ units: 1, activation: 'sigmoid' }).apply(skipHidden);
const skipModel = tf.model({ inputs: skipInput, outputs: skipAnswer });`),
      hint: '`concatenate` がつながっていません',
    },
    {
      code: skip(`const joined = layers.concatenate().apply([skipHidden, skipHidden]);
const skipAnswer = layers.dense({ units: 1, activation: 'sigmoid' }).apply(joined);
const skipModel = tf.model({ inputs: skipInput, outputs: skipAnswer });`),
      hint: 'つなげた結果が 16 個です',
    },
  ],
};
