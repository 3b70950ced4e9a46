import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {
  compile,
  evaluate,
  fit,
  layers,
  loadModel,
  losses,
  metrics,
  saveModel,
  setRandomSeed,
  tf,
} from 'keras-nyumon';

const x = [
  [1, 0],
  [0, 1],
  [1, 1],
  [0, 0],
];
const y = [[1], [1], [0], [0]];
const verbose = 0;

function small(): tf.Sequential {
  setRandomSeed(2);
  return tf.sequential({
    layers: [
      layers.dense({ units: 3, activation: 'tanh', inputShape: [2], name: 'hidden' }),
      layers.dense({ units: 1, activation: 'sigmoid', name: 'answer' }),
    ],
  });
}

const weightsOf = (model: tf.LayersModel, name: string) =>
  Array.from(model.getLayer(name).getWeights()[0].dataSync());

test('unknown options are answered, when run and when compiled', async () => {
  const model = small();
  expect(() => {
    // @ts-expect-error -- the option is metrics
    compile(model, { optimizer: 'sgd', loss: 'mse', metric: ['accuracy'] });
  }).toThrow(/compile に「metric」[^]*Did you mean 'metrics'\?/);
  compile(model, { optimizer: 'sgd', loss: 'mse' });
  // @ts-expect-error -- the option is epochs
  await expect(fit(model, x, y, { epocs: 3 })).rejects.toThrow(/fit に「epocs」[^]*Did you mean 'epochs'\?/);
  // @ts-expect-error -- the option is batchSize
  await expect(evaluate(model, x, y, { batch_size: 3 })).rejects.toThrow(/Did you mean 'batchSize'\?/);
  model.dispose();
});

test('misspelt names do not compile, and are answered where nothing compiles', async () => {
  const model = small();
  expect(() => {
    // @ts-expect-error -- the loss is huber
    compile(model, { optimizer: 'sgd', loss: 'hubr' });
  }).toThrow(/Did you mean 'huber'\?/);
  expect(() => {
    // @ts-expect-error -- the metric is accuracy
    compile(model, { optimizer: 'sgd', loss: 'mse', metrics: ['acuracy'] });
  }).toThrow(/Did you mean 'accuracy'\?/);
  compile(model, { optimizer: 'sgd', loss: 'mse', metrics: ['accuracy'] });
  const { history } = await fit(model, x, y, { verbose });
  // @ts-expect-error -- the name is accuracy
  expect(history.acuracy).toBeUndefined();
  // @ts-expect-error -- nobody said that there is an output of this name
  expect(history.answer_loss).toBeUndefined();
  model.dispose();
});

test('what is trained is fixed when training begins; a change says that compile is needed', async () => {
  const warned = jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  const model = small();
  const changes = async (name: string) => {
    const before = weightsOf(model, name);
    await fit(model, x, y, { verbose });
    return weightsOf(model, name).some((value, i) => value !== before[i]);
  };
  compile(model, { optimizer: 'sgd', loss: 'mse' });
  expect(await changes('hidden')).toBe(true);
  expect(warned).not.toHaveBeenCalled();
  model.getLayer('hidden').trainable = false;
  expect(await changes('hidden')).toBe(true);
  expect(warned.mock.calls.flat().join()).toMatch(/もう一度 compile[^]*Run compile\(model, …\) again/);
  compile(model, { optimizer: 'sgd', loss: 'mse' });
  expect(await changes('hidden')).toBe(false);
  expect(await changes('answer')).toBe(true);
  warned.mockRestore();
  model.dispose();
});

test('a validation split that leaves nothing is answered', async () => {
  const model = small();
  compile(model, { optimizer: 'sgd', loss: 'mse' });
  await expect(fit(model, x, y, { validationSplit: 0.9 })).rejects.toThrow(
    /分けられません[^]*cannot divide 4 samples/,
  );
  await expect(fit(model, x, y, { classWeight: {}, sampleWeight: [1, 1, 1, 1] })).rejects.toThrow(
    /cannot be used together/,
  );
  model.dispose();
});

test('labels of the wrong kind are answered', async () => {
  const model = tf.sequential({
    layers: [layers.dense({ units: 3, activation: 'softmax', inputShape: [2] })],
  });
  compile(model, { optimizer: 'sgd', loss: 'sparseCategoricalCrossentropy' });
  const labels = (shape: number[], ...data: number[]) => ({
    dtype: 'uint8' as const,
    shape,
    data: Uint8Array.from(data),
  });
  await expect(fit(model, x, labels([4], 0, 1, 3, 2))).rejects.toThrow(
    /2 番目のラベルが 3[^]*integers from 0 to 2/,
  );
  await expect(fit(model, x, labels([4, 3], 1, 0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 0))).rejects.toThrow(
    /Use the loss categoricalCrossentropy/,
  );
  model.dispose();
});

describe('a saved model is compiled as it was', () => {
  let folder: string;
  beforeEach(() => (folder = fs.mkdtempSync(path.join(os.tmpdir(), 'keras-nyumon-'))));
  afterEach(() => {
    fs.rmSync(folder, { recursive: true });
  });

  test('with the options of its loss and metrics', async () => {
    const model = small();
    compile(model, {
      optimizer: 'adam',
      loss: losses.huber({ delta: 0.3 }),
      metrics: ['accuracy', metrics.precision({ thresholds: 0.4, name: 'p' }), 'auc', 'mse'],
    });
    await fit(model, x, y, { verbose });
    await saveModel(model, path.join(folder, 'model'));
    const loaded = await loadModel(path.join(folder, 'model'));
    const score = await evaluate(loaded, x, y);
    expect(score).toEqual(await evaluate(model, x, y));
    expect(Object.keys(score)).toEqual(['loss', 'accuracy', 'p', 'auc', 'mse']);
    const more = { shuffle: false, epochs: 3, verbose } as const;
    expect((await fit(loaded, x, y, more)).history).toEqual((await fit(model, x, y, more)).history);
    model.dispose();
    loaded.dispose();
  });

  test('but for functions of one’s own, which cannot be saved', async () => {
    const told = jest.spyOn(console, 'log').mockImplementation(() => undefined);
    const model = small();
    compile(model, { optimizer: 'adam', loss: (yTrue, yPred) => yTrue.sub(yPred).square() });
    await saveModel(model, path.join(folder, 'model'));
    expect(told.mock.calls.flat().join()).toMatch(/自作の損失関数[^]*cannot be saved/);
    told.mockRestore();
    const loaded = await loadModel(path.join(folder, 'model'));
    await expect(evaluate(loaded, x, y)).rejects.toThrow(/not compiled/);
    model.dispose();
    loaded.dispose();
  });
});
