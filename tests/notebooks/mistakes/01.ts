import type { Mistakes } from './mistakes';

/** A model of dense layers, written as a reader would. */
const model = (...layers: string[]) =>
  `const myModel = tf.sequential({ layers: [${layers.map((options) => `layers.dense({ ${options} })`).join(', ')}] });`;

const hidden = "units: 16, activation: 'relu', inputShape: [20]";

export const mistakes: Mistakes = {
  '01-build-model': [
    {
      code: model("units: 16, activation: 'relu', inputShape: [100]", "units: 1, activation: 'sigmoid'"),
      hint: '入力の形が [100] です',
    },
    { code: model(hidden, "units: 2, activation: 'softmax'"), hint: '最後の層の出力が 2 個です' },
    { code: model(hidden, "units: 1, activation: 'softmax'"), hint: 'いつも1になってしまいます' },
    { code: model(hidden, 'units: 1'), hint: '最後の層の活性化関数が `linear` です' },
  ],
  // The last one stands when the next cell labels the data by it, so it must give numbers.
  '01-rule': [
    { code: 'const rule = (row: number[]) => row[0] > 0.5;', hint: '`? 1 : 0`' },
    {
      code: 'const rule = (row: number[]) => (Math.random() > 0.5 ? 1 : 0);',
      hint: '呼ぶたびにラベルが変わります',
    },
    { code: 'const rule = (row: number[]) => (row[0] > 1 ? 1 : 0);', hint: '片方ばかり' },
  ],
};
