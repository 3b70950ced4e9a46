import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {
  adam,
  compile,
  evaluate,
  fit,
  layers,
  loadModel,
  loadWeights,
  predict,
  saveModel,
  saveWeights,
  setRandomSeed,
  tf,
} from 'keras-nyumon';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

const x = {
  dtype: 'float32' as const,
  shape: [20, 3],
  data: Float32Array.from({ length: 60 }, (_, i) => Math.sin(i)),
};
const labels = {
  dtype: 'float32' as const,
  shape: [20, 1],
  data: Float32Array.from({ length: 20 }, (_, i) => i % 2),
};

function smallModel(): tf.Sequential {
  return tf.sequential({
    layers: [
      layers.dense({ units: 5, activation: 'tanh', inputShape: [3], name: 'first' }),
      layers.batchNormalization(),
      layers.dense({ units: 1, activation: 'sigmoid' }),
    ],
  });
}

let folder: string;
let file: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'keras-nyumon-'));
  file = path.join(folder, 'new folder', 'model.keras');
});
afterEach(() => {
  fs.rmSync(folder, { recursive: true });
});

/** A file of a small model in which something was changed. */
async function damaged(change: (files: Record<string, Uint8Array>) => void): Promise<string> {
  const model = smallModel();
  await saveModel(model, file);
  model.dispose();
  const files = unzipSync(fs.readFileSync(file));
  change(files);
  fs.writeFileSync(file, zipSync(files));
  return file;
}

/** The same with another description of the model. */
async function described(change: (config: string) => string): Promise<string> {
  return damaged((files) => {
    files['config.json'] = strToU8(change(strFromU8(files['config.json'])));
  });
}

test('a trained model comes back from .keras: it answers, measures and goes on training as the original does', async () => {
  setRandomSeed(3);
  const original = smallModel();
  compile(original, {
    optimizer: adam({ learningRate: 0.01 }),
    loss: 'binaryCrossentropy',
    metrics: ['accuracy', 'auc'],
  });
  await fit(original, x, labels, { epochs: 3, verbose: 0 });
  await saveModel(original, file);
  const loaded = await loadModel(file);

  expect(await predict(loaded, x)).toEqual(await predict(original, x));
  expect(await evaluate(loaded, x, labels)).toEqual(await evaluate(original, x, labels));
  const more = { epochs: 3, shuffle: false, verbose: 0 } as const;
  const goesOn = await fit(original, x, labels, more);
  const resumed = await fit(loaded, x, labels, more);
  expect(resumed.history).toEqual(goesOn.history);
  expect(loaded.layers.map(({ name }) => name)).toEqual(original.layers.map(({ name }) => name));
  original.dispose();
  loaded.dispose();
});

test('saving and loading leave no tensors behind', async () => {
  const model = smallModel();
  compile(model, { optimizer: 'adam', loss: 'binaryCrossentropy' });
  await fit(model, x, labels, { verbose: 0 });
  const weights = path.join(folder, 'a.weights.h5');
  const before = tf.memory().numTensors;
  for (let i = 0; i < 3; i++) {
    await saveModel(model, file);
    const loaded = await loadModel(file);
    await saveWeights(loaded, weights);
    await loadWeights(loaded, weights);
    loaded.dispose();
  }
  expect(tf.memory().numTensors).toBe(before);
  model.dispose();
});

test('weights alone go into another model of the same layers, and not into one of other layers', async () => {
  const weights = path.join(folder, 'a.weights.h5');
  const [one, other] = [smallModel(), smallModel()];
  await saveWeights(one, weights);
  await loadWeights(other, weights);
  expect(await predict(other, x)).toEqual(await predict(one, x));

  const wider = tf.sequential({
    layers: [layers.dense({ units: 5, inputShape: [3] }), layers.dense({ units: 2 })],
  });
  const before = await predict(wider, x);
  await expect(loadWeights(wider, weights)).rejects.toThrow(
    /重みを .* から読み込めません[^]*No weights could be loaded/,
  );
  expect(await predict(wider, x)).toEqual(before);
  await expect(saveWeights(one, path.join(folder, 'weights.h5'))).rejects.toThrow(/\.weights\.h5/);
  for (const model of [one, other, wider]) model.dispose();
});

test('a frozen layer is frozen in the file too', async () => {
  const model = smallModel();
  model.layers[1].trainable = false;
  await saveModel(model, file);
  const loaded = await loadModel(file);
  expect(loaded.layers.map(({ trainable }) => trainable)).toEqual([true, false, true]);
  model.dispose();
  loaded.dispose();
});

test('a loss of one’s own is not saved, and the reader is told', async () => {
  const printed = jest.spyOn(console, 'log').mockImplementation(() => undefined);
  const model = smallModel();
  compile(model, { optimizer: 'sgd', loss: (yTrue, yPred) => yTrue.sub(yPred).square() });
  await saveModel(model, file);
  const loaded = await loadModel(file);
  expect(printed.mock.calls.flat().join('\n')).toMatch(/自作の損失関数[^]*A loss or metric of your own/);
  printed.mockRestore();
  await expect(evaluate(loaded, x, labels)).rejects.toThrow(/compile/);
  model.dispose();
  loaded.dispose();
});

test('an optimizer or loss that there is not here: the model is loaded, and the reader is told', async () => {
  const model = smallModel();
  compile(model, { optimizer: 'adam', loss: 'binaryCrossentropy' });
  await saveModel(model, file);
  model.dispose();
  const files = unzipSync(fs.readFileSync(file));
  const config = strFromU8(files['config.json']).replace('"Adam"', '"Muon"');
  fs.writeFileSync(file, zipSync({ ...files, 'config.json': strToU8(config) }));
  const printed = jest.spyOn(console, 'log').mockImplementation(() => undefined);
  const loaded = await loadModel(file);
  expect(printed.mock.calls.flat().join('\n')).toMatch(/Muon[^]*compile[^]*Muon[^]*compile/);
  printed.mockRestore();
  expect((await predict(loaded, x)).shape).toEqual([20, 1]);
  loaded.dispose();
});

test('a file that cannot be written leaves the former one whole', async () => {
  const model = smallModel();
  await saveModel(model, file);
  const before = fs.readFileSync(file);
  const failing = jest.spyOn(model, 'getConfig');
  jest.spyOn(model.layers[0], 'getConfig').mockImplementation(() => {
    throw new Error('ENOSPC: no space left on device');
  });
  await expect(saveModel(model, file)).rejects.toThrow(/保存できません\(ENOSPC[^]*disk has room/);
  failing.mockRestore();
  expect(fs.readFileSync(file).equals(before)).toBe(true);
  expect(fs.readdirSync(path.dirname(file))).toEqual(['model.keras']);
  model.dispose();
});

test('.h5 is only read', async () => {
  const model = smallModel();
  await expect(saveModel(model, path.join(folder, 'model.h5'))).rejects.toThrow(
    /\.keras にしてください[^]*only read/,
  );
  model.dispose();
});

test('a layer that Keras does not have is not saved in silence', async () => {
  const model = tf.sequential({ layers: [tf.layers.thresholdedReLU({ inputShape: [3] })] });
  await expect(saveModel(model, file)).rejects.toThrow(/ThresholdedReLU[^]*Keras 3 has no layer/);
  expect(fs.existsSync(file)).toBe(false);
  model.dispose();
});

const LAMBDA = '"class_name":"Lambda","config":{"name":"double"}';

test.each<[what: string, make: () => Promise<string>, reason: RegExp]>([
  ['no file', () => Promise.resolve(path.join(folder, 'none.keras')), /ENOENT/],
  [
    'cut off',
    async () => {
      await damaged(() => undefined);
      fs.truncateSync(file, 500);
      return file;
    },
    /zip/,
  ],
  [
    'no config.json',
    () => damaged((files) => Reflect.deleteProperty(files, 'config.json')),
    /config\.json がありません[^]*no config\.json/,
  ],
  ['broken config.json', () => described(() => '{'), /config\.json が JSON として[^]*not JSON/],
  [
    'weights that are no HDF5',
    () => damaged((files) => (files['model.weights.h5'] = new Uint8Array(100))),
    /HDF5 が読めません[^]*HDF5 cannot be read/,
  ],
  [
    'weights that are cut off',
    () => damaged((files) => (files['model.weights.h5'] = files['model.weights.h5'].slice(0, 3000))),
    /HDF5 が読めません[^]*HDF5 cannot be read/,
  ],
  [
    'weights of another shape',
    () => described((config) => config.replace('"units":5', '"units":4')),
    /\[3, 4\][^]*\[3, 5\]/,
  ],
  [
    'a layer too few',
    () =>
      described((config) =>
        config.replace(
          /,\{[^{}]*"class_name":"BatchNormalization".*?"registered_name":null\}(?=,\{"module":"keras.layers","class_name":"Dense")/,
          '',
        ),
      ),
    /batch_normalization[^]*No layer of the model takes/,
  ],
  [
    'an unknown layer',
    () => described((config) => config.replace('BatchNormalization', 'SpectralNormalization')),
    /SpectralNormalization はこのライブラリにありません[^]*no layer SpectralNormalization/,
  ],
  [
    'a Lambda',
    () =>
      described((config) =>
        config.replace(/"class_name":"BatchNormalization","config":\{/, `${LAMBDA.slice(0, -1)},`),
      ),
    /Lambda[^]*Python program/,
  ],
  [
    'an option that does something in Keras only',
    () => described((config) => config.replace('"momentum":0.99', '"momentum":0.99,"renorm":true')),
    /renorm = true[^]*exists in only one of/,
  ],
])('loading says what is wrong: %s', async (_what, make, reason) => {
  const broken = await make();
  const before = tf.memory().numTensors;
  const error = await loadModel(broken).catch((thrown: unknown) => (thrown as Error).message);
  expect(error).toMatch(/読み込めません[^]*No model could be loaded/);
  expect(error).toMatch(reason);
  expect(tf.memory().numTensors).toBe(before);
});
