import type { Mistakes } from './mistakes';

/** The rest of the cell, below the three numbers. */
const training = `
const small = tf.sequential({
  layers: [
    layers.flatten({ inputShape: [28, 28, 1] }),
    layers.dense({ units, activation: 'relu' }),
    layers.dense({ units: 10, activation: 'softmax' }),
  ],
});
compile(small, {
  optimizer: adam({ learningRate }),
  loss: 'categoricalCrossentropy',
  metrics: ['accuracy'],
});
await fit(small, xSmall, ySmall, { batchSize, epochs: 5 });
const { accuracy } = await evaluate(small, xTest, yTest);`;

/** The rest of the cell, below the pictures and labels. */
const reading = `
const reader = tf.sequential({
  layers: [
    layers.rescaling({ scale: 2, offset: -1, inputShape: [28, 28, 1] }),
    layers.flatten(),
    layers.dense({ units: 64, activation: 'relu' }),
    layers.dense({ units: 10, activation: 'softmax' }),
  ],
});
compile(reader, { optimizer: 'adam', loss: 'categoricalCrossentropy', metrics: ['accuracy'] });
await fit(reader, xMine, yMine, { batchSize: 50, epochs: 3 });
const whiteOnBlack = await evaluate(reader, xTest, yTest);
const blackOnWhite = await evaluate(reader, xTestInverted, yTest);`;

export const mistakes: Mistakes = {
  '11-parameters': [
    {
      code: `const learningRate = 0.005; const units = 100; const batchSize = 50;${training}`,
      hint: '個あります。30,000個以下',
    },
    {
      code: `const learningRate = 3; const units = 32; const batchSize = 50;${training}`,
      hint: 'ほとんど学習できていません',
    },
    {
      code: `const learningRate = 0.002; const units = 8; const batchSize = 500;${training}`,
      hint: '目標は 88 %',
    },
  ],
  '11-inverted': [
    {
      code: `const xMine = xSmallInverted; const yMine = ySmall;${reading}`,
      hint: '黒地に白の数字の正解率が',
    },
    {
      code: `const xMine = concatSamples([xSmall, xSmall]); const yMine = concatSamples([ySmall, ySmall]);${reading}`,
      hint: '白地に黒の数字の正解率が',
    },
  ],
};
