import { compile, evaluate, fit, layers, losses, predict, predictAll, tf } from 'keras-nyumon';

const a = [[1], [2], [3], [4]];
const b = [
  [0, 1],
  [1, 0],
  [1, 1],
  [0, 0],
];
const sum = [[2], [3], [5], [4]];
const kind = [
  [1, 0],
  [0, 1],
  [0, 1],
  [1, 0],
];
const verbose = 0;

let model: tf.LayersModel;
beforeEach(() => {
  const [left, right] = [
    layers.input({ shape: [1], name: 'left' }),
    layers.input({ shape: [2], name: 'right' }),
  ];
  const both = layers.concatenate().apply([left, right]);
  const output = (units: number, name: string) => layers.dense({ units, name }).apply(both);
  model = tf.model({ inputs: [left, right], outputs: [output(1, 'sum'), output(2, 'kind')] });
  compile(model, {
    optimizer: 'sgd',
    loss: ['mse', 'hinge'],
    lossWeights: [1, 0.5],
    metrics: { kind: ['mae'] },
  });
});
afterEach(() => {
  model.dispose();
});

test('inputs and outputs come in a list or by name, and mean the same', async () => {
  const listed = await evaluate<'sum_loss' | 'kind_loss' | 'kind_mae'>(model, [a, b], [sum, kind]);
  const named = await evaluate(model, { right: b, left: a }, { kind, sum });
  expect(named).toEqual(listed);
  expect(Object.keys(listed)).toEqual(['loss', 'sum_loss', 'kind_loss', 'kind_mae']);
  expect(listed.loss).toBeCloseTo(listed.sum_loss + 0.5 * listed.kind_loss, 5);
  const { history } = await fit<'sum_loss'>(
    model,
    { left: a, right: b },
    { sum, kind },
    { epochs: 2, verbose },
  );
  expect(history.sum_loss).toHaveLength(2);
});

test('the answers come by name', async () => {
  const answers = await predictAll(model, [a, b], { batchSize: 3 });
  expect(Object.keys(answers)).toEqual(['sum', 'kind']);
  expect([answers.sum.shape, answers.kind.shape]).toEqual([
    [4, 1],
    [4, 2],
  ]);
  await expect(predict(model, [a, b])).rejects.toThrow(/出力は 2 個[^]*Use predictAll/);
});

test('sample weights for all outputs or for each', async () => {
  const weights = [1, 0, 0, 0];
  const one = await evaluate(model, [[[1]], [[0, 1]]], [[[2]], [[1, 0]]]);
  const forAll = await evaluate(model, [a, b], [sum, kind], { sampleWeight: weights });
  const forEach = await evaluate(model, [a, b], [sum, kind], {
    sampleWeight: { sum: weights, kind: weights },
  });
  expect(forAll.loss).toBeCloseTo(one.loss / 4, 5);
  expect(forEach).toEqual(forAll);
});

test.each([
  [
    'too few',
    () => fit(model, [a], [sum, kind]),
    /x は 1 個ですが、モデルには 2 個\(left, right\)[^]*takes 2/,
  ],
  [
    'misspelt',
    () => fit(model, { left: a, rihgt: b }, [sum, kind]),
    /rihgt は不明[^]*Did you mean 'right'\?/,
  ],
  ['left out', () => fit(model, { left: a }, [sum, kind]), /right がない[^]*right is missing/],
  [
    'not as many',
    () => fit(model, [a, b.slice(1)], [sum, kind]),
    /x\(right\) のサンプルは 3 個[^]*Make them as many/,
  ],
  [
    'weights of a class',
    () => fit(model, [a, b], [sum, kind], { classWeight: { 1: 2 } }),
    /sampleWeight instead/,
  ],
])('data that does not fit is answered: %s', async (_case, run, message) => {
  await expect(run()).rejects.toThrow(message);
});

test.each([
  ['losses', { loss: ['mse'] as ['mse'] }, /loss は 1 個ですが、モデルの出力は 2 個\(sum, kind\)/],
  ['a loss left out', { loss: { sum: 'mse' as const } }, /出力 kind の損失がありません/],
  ['loss weights', { loss: 'mse' as const, lossWeights: { summ: 1 } }, /Did you mean 'sum'\?/],
  ['metrics', { loss: 'mse' as const, metrics: { kinds: ['mae' as const] } }, /Did you mean 'kind'\?/],
])('what is compiled must fit the outputs: %s', (_case, options, message) => {
  expect(() => {
    compile(model, { optimizer: 'sgd', ...options });
  }).toThrow(message);
});

test('ten trainings leave as many tensors as one', async () => {
  const once = async () => {
    compile(model, {
      optimizer: 'adam',
      loss: { sum: losses.huber(), kind: 'categoricalHinge' },
      metrics: [['mae'], ['accuracy', 'f1Score']],
    });
    await fit(model, [a, b], [sum, kind], {
      epochs: 2,
      sampleWeight: [1, 2, 3, 4],
      validationSplit: 0.25,
      verbose,
    });
    await evaluate(model, [a, b], [sum, kind]);
    await predictAll(model, [a, b]);
    return tf.memory().numTensors;
  };
  const after = await once();
  for (let i = 0; i < 9; i++) await once();
  expect(tf.memory().numTensors).toBe(after);
});
