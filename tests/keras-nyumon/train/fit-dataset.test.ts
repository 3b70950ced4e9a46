import { compile, evaluate, fit, fitDataset, layers, setRandomSeed, tf } from 'keras-nyumon';
import type { DatasetBatch } from 'keras-nyumon';

const x = Array.from({ length: 10 }, (_, i) => [i / 10, 1]);
const y = x.map(([value]) => [2 * value]);
const verbose = 0;
const batch = (begin: number, end: number): DatasetBatch => ({
  xs: x.slice(begin, end),
  ys: y.slice(begin, end),
});
const list = [batch(0, 4), batch(4, 8), batch(8, 10)];
const ofTf = () => tf.data.zip({ xs: tf.data.array(x), ys: tf.data.array(y) }).batch(4);

function linear(): tf.Sequential {
  setRandomSeed(1);
  const model = tf.sequential({ layers: [layers.dense({ units: 1, inputShape: [2] })] });
  compile(model, { optimizer: 'sgd', loss: 'mse', metrics: ['mae'] });
  return model;
}

let expected: number[];
beforeAll(async () => {
  const model = linear();
  expected = (await fit(model, x, y, { batchSize: 4, epochs: 3, shuffle: false, verbose })).history.loss;
  model.dispose();
});

test.each([
  ['a dataset of TensorFlow.js', ofTf],
  ['a list', () => list],
  [
    'something asynchronous',
    () => ({
      async *[Symbol.asyncIterator]() {
        for (const each of list) yield await Promise.resolve(each);
      },
    }),
  ],
])('%s trains as the same samples in memory do', async (_kind, dataset) => {
  const model = linear();
  const { history } = await fitDataset(model, dataset(), { epochs: 3, verbose });
  expect(history.loss).toEqual(expected);
  model.dispose();
});

test('with stepsPerEpoch an epoch goes on where the one before ended', async () => {
  const model = linear();
  const endless = function* () {
    for (;;) yield* list;
  };
  const taken: number[] = [];
  await fitDataset(model, endless(), {
    epochs: 3,
    stepsPerEpoch: 2,
    callbacks: [{ onBatchEnd: (index) => void taken.push(index) }],
    verbose,
  });
  expect(taken).toEqual([0, 1, 0, 1, 0, 1]);
  model.dispose();
});

test('validation data is a dataset or in memory', async () => {
  const model = linear();
  const run = async (validationData: Parameters<typeof fitDataset>[2]) =>
    (await fitDataset(model, list, { ...validationData, verbose })).history.val_mae[0];
  expect(await run({ validationData: ofTf() })).toBeCloseTo((await evaluate(model, x, y)).mae, 6);
  expect(await run({ validationData: [x, y] })).toBeCloseTo((await evaluate(model, x, y)).mae, 6);
  expect(await run({ validationData: list, validationSteps: 1 })).toBeCloseTo(
    (await evaluate(model, x.slice(0, 4), y.slice(0, 4))).mae,
    6,
  );
  model.dispose();
});

test('ten trainings leave as many tensors as one', async () => {
  const model = linear();
  const once = async () => {
    await fitDataset(model, ofTf(), { epochs: 2, validationData: ofTf(), classWeight: { 0: 2 }, verbose });
    return tf.memory().numTensors;
  };
  const after = await once();
  for (let i = 0; i < 9; i++) await once();
  expect(tf.memory().numTensors).toBe(after);
  model.dispose();
});

test.each([
  [
    'a generator that is used up',
    (function* () {
      yield* list;
    })(),
    /ジェネレーターは1回しか[^]*only once/,
  ],
  ['nothing', [], /gave no batch/],
  [
    'something else',
    [[1, 2]] as unknown as DatasetBatch[],
    /\{ xs, ys \} でなければ[^]*must be \{ xs, ys \}/,
  ],
])('%s is answered', async (_case, dataset, message) => {
  const model = linear();
  await expect(fitDataset(model, dataset, { epochs: 2, verbose })).rejects.toThrow(message);
  model.dispose();
});
