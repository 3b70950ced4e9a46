import { layers, tf } from 'keras-nyumon';
import { buildModel } from 'keras-nyumon/dist/course/exercises/01-build-model';

const hidden = () => layers.dense({ units: 16, activation: 'relu', inputShape: [20] });
const output = () => layers.dense({ units: 1, activation: 'sigmoid' });
const modelOf = (...stack: tf.layers.Layer[]) => tf.sequential({ layers: stack });

test('the model that is asked for is right, also with a layer for the input', () => {
  expect(buildModel(modelOf(hidden(), output()))).toBe('right');
  const withInput = modelOf(
    tf.layers.inputLayer({ inputShape: [20] }),
    layers.dense({ units: 16, activation: 'relu' }),
    output(),
  );
  expect(buildModel(withInput)).toBe('right');
});

test('a functional model of the same layers is right', () => {
  const input = tf.input({ shape: [20] });
  const probability = output().apply(layers.dense({ units: 16, activation: 'relu' }).apply(input));
  expect(buildModel(tf.model({ inputs: input, outputs: probability }))).toBe('right');
});

test.each<[string, () => unknown, string]>([
  ['a number', () => 16, 'モデルではありません'],
  ['one layer', () => modelOf(hidden()), 'いまは 1 つの層'],
  ['three layers', () => modelOf(hidden(), hidden(), output()), 'いまは 3 つの層'],
  [
    'dropout in place of a dense layer',
    () => modelOf(hidden(), layers.dropout({ rate: 0.5 })),
    '全結合層(dense)が2つ',
  ],
  [
    'the inputs of the lesson',
    () => modelOf(layers.dense({ units: 16, activation: 'relu', inputShape: [100] }), output()),
    '入力の形が [100]',
  ],
  [
    'two outputs',
    () => modelOf(hidden(), layers.dense({ units: 2, activation: 'softmax' })),
    '最後の層の出力が 2 個',
  ],
  ['softmax', () => modelOf(hidden(), layers.dense({ units: 1, activation: 'softmax' })), '`softmax`'],
  ['no activation at the end', () => modelOf(hidden(), layers.dense({ units: 1 })), '`linear`'],
  [
    'another number of hidden units',
    () => modelOf(layers.dense({ units: 32, activation: 'relu', inputShape: [20] }), output()),
    '1つ目の層の出力が 32 個',
  ],
  [
    'no hidden activation',
    () => modelOf(layers.dense({ units: 16, inputShape: [20] }), output()),
    '1つ目の層の活性化関数が `linear`',
  ],
])('%s gets its hint', (_, answer, ja) => {
  expect(buildModel(answer())).toMatchObject({ ja: expect.stringContaining(ja) as string });
});

test('judging makes no tensors', () => {
  const model = modelOf(hidden(), output());
  const before = tf.memory().numTensors;
  void buildModel(model);
  expect(tf.memory().numTensors).toBe(before);
});
