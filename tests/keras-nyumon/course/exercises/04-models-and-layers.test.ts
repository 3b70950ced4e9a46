import { layers, predict, tf } from 'keras-nyumon';
import { convolutionByHand } from 'keras-nyumon/dist/course/exercises/04-convolution-by-hand';
import { parameterCount } from 'keras-nyumon/dist/course/exercises/04-parameter-count';
import { skipConnection } from 'keras-nyumon/dist/course/exercises/04-skip-connection';

afterEach(() => {
  tf.disposeVariables();
});

const hintWith = (ja: string) => ({
  ja: expect.stringContaining(ja) as string,
  en: expect.any(String) as string,
});

/** The lesson's picture under the lesson's filter. */
async function convolved(): Promise<number[]> {
  const model = tf.sequential({
    layers: [layers.conv2d({ filters: 1, kernelSize: 3, inputShape: [4, 4, 1] })],
  });
  const filter = [-1, 0, 1, -1, 0, 1, -1, 0, 1];
  tf.tidy(() => {
    model.setWeights([tf.tensor(filter, [3, 3, 1, 1]), tf.tensor([0])]);
  });
  const data = Float32Array.of(0, 0, 5, 9, 0, 0, 5, 9, 0, 0, 5, 5, 5, 5, 5, 5);
  return [...(await predict(model, { dtype: 'float32', shape: [1, 4, 4, 1], data })).data];
}

test('04-convolution-by-hand: what the layer computes is right, elsewhere it says where', async () => {
  const [topLeft, topRight, bottomLeft, bottomRight] = await convolved();
  expect(convolutionByHand(bottomRight)).toBe('right');
  expect(convolutionByHand(topLeft)).toMatchObject(hintWith('左上'));
  expect(convolutionByHand(topRight)).toMatchObject(hintWith('右上'));
  expect(convolutionByHand(bottomLeft)).toMatchObject(hintWith('左下'));
});

test.each([
  [[14], '数を1つ'],
  [-14, '符号が逆'],
  [39, 'そのまま足しています'],
  [5, '全部足します'],
])('04-convolution-by-hand: %p gets its hint', (answer, hint) => {
  expect(convolutionByHand(answer)).toMatchObject(hintWith(hint));
});

test('04-parameter-count: what the layer has is right', () => {
  const layer = layers.conv2d({ filters: 64, kernelSize: 3 });
  layer.build([null, 26, 26, 32]);
  expect(parameterCount(layer.countParams())).toBe('right');
});

test.each([
  [3 * 3 * 32 * 64, 'バイアスが足りません'],
  [3 * 3 * 32 * 64 + 32, 'フィルターに1個ずつ'],
  [3 * 3 * 64 + 64, '入力のチャンネル'],
  [3 * 32 * 64 + 64, '正方形'],
  ['18496', '数を1つ'],
  [1, '順に書き出して'],
])('04-parameter-count: %p gets its hint', (answer, hint) => {
  expect(parameterCount(answer)).toMatchObject(hintWith(hint));
});

interface Parts {
  size?: number;
  joins?: 'both' | 'hidden';
  units?: number;
  activation?: 'sigmoid' | 'relu';
}

function withSkip({ size = 4, joins = 'both', units = 1, activation = 'sigmoid' }: Parts = {}) {
  const inputs = layers.input({ shape: [size] });
  const hidden = layers.dense({ units: 8, activation: 'relu' }).apply(inputs);
  const joined = layers.concatenate().apply([joins === 'both' ? inputs : hidden, hidden]);
  return tf.model({ inputs, outputs: layers.dense({ units, activation }).apply(joined) });
}

test('04-skip-connection: a model that is wired so is right', () => {
  expect(skipConnection(withSkip())).toBe('right');
});

test.each([
  ['no model', () => 53, 'モデルではありません'],
  ['a row', () => tf.sequential({ layers: [layers.dense({ units: 1, inputShape: [4] })] }), '一列のモデル'],
  ['no join', () => straight(), 'つながっていません'],
  ['another input', () => withSkip({ size: 5 }), '入力の形が [5]'],
  ['the hidden layer twice', () => withSkip({ joins: 'hidden' }), '16 個'],
  ['two outputs', () => withSkip({ units: 2 }), '出力が 2 個'],
  ['another activation', () => withSkip({ activation: 'relu' }), 'relu、relu'],
])('04-skip-connection: %s gets its hint', (_, made, hint) => {
  expect(skipConnection(made())).toMatchObject(hintWith(hint));
});

function straight() {
  const inputs = layers.input({ shape: [4] });
  return tf.model({ inputs, outputs: layers.dense({ units: 1 }).apply(inputs) });
}
