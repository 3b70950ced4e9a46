import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {
  adadelta,
  compile,
  evaluate,
  fit,
  layers,
  loadModel,
  mnistCnn,
  predict,
  saveModel,
  setRandomSeed,
  summary,
  tf,
} from 'keras-nyumon';

const x = {
  dtype: 'float32',
  shape: [20, 3],
  data: Float32Array.from({ length: 60 }, (_, i) => Math.sin(i)),
} as const;
const inputs = { ...x, shape: [...x.shape] };
const labels = {
  dtype: 'float32' as const,
  shape: [20, 1],
  data: Float32Array.from({ length: 20 }, (_, i) => i % 2),
};

function smallModel(): tf.Sequential {
  const model = tf.sequential({
    layers: [
      layers.dense({ units: 5, activation: 'tanh', inputShape: [3] }),
      layers.dense({ units: 1, activation: 'sigmoid' }),
    ],
  });
  compile(model, {
    optimizer: adadelta({ learningRate: 1 }),
    loss: 'binaryCrossentropy',
    metrics: ['accuracy'],
  });
  return model;
}

let folder: string;
beforeEach(() => (folder = fs.mkdtempSync(path.join(os.tmpdir(), 'keras-nyumon-'))));
afterEach(() => {
  fs.rmSync(folder, { recursive: true });
});

test("the tutorial's CNN has the tutorial's parameters, and the summary says so as Keras does", () => {
  const printed = jest.spyOn(console, 'log').mockImplementation(() => undefined);
  const model = mnistCnn();
  summary(model);
  const text = String(printed.mock.calls[0][0]);
  printed.mockRestore();
  expect(model.countParams()).toBe(1_199_882);
  expect(text).toContain('Total params: 1,199,882\nTrainable params: 1,199,882\nNon-trainable params: 0');
  // The rows of the tutorial: type, output shape, parameters.
  for (const row of [
    /\(Conv2D\) +\(None, 26, 26, 32\) +320 /,
    /\(Conv2D\) +\(None, 24, 24, 64\) +18,496 /,
    /\(MaxPooling2D\) +\(None, 12, 12, 64\) +0 /,
    /\(Dropout\) +\(None, 12, 12, 64\) +0 /,
    /\(Flatten\) +\(None, 9216\) +0 /,
    /\(Dense\) +\(None, 128\) +1,179,776 /,
    /\(Dense\) +\(None, 10\) +1,290 /,
  ]) {
    expect(text).toMatch(row);
  }
  model.dispose();
});

test('initial weights are glorot-uniform: bounded by √(6 / (in + out)), and reaching close to it', () => {
  const layer = layers.dense({ units: 300, inputShape: [200] });
  const model = tf.sequential({ layers: [layer] });
  const weights = model.getWeights()[0].dataSync<'float32'>();
  const bound = Math.sqrt(6 / 500);
  const largest = weights.reduce((most, w) => Math.max(most, Math.abs(w)), 0);
  expect(largest).toBeLessThanOrEqual(bound);
  expect(largest).toBeGreaterThan(0.99 * bound);
  model.dispose();
});

test('a saved model answers the same, and goes on training as the original does', async () => {
  setRandomSeed(3);
  const original = smallModel();
  await fit(original, inputs, labels, { epochs: 3, verbose: 0 });
  await saveModel(original, path.join(folder, 'a', 'model'));
  const loaded = await loadModel(path.join(folder, 'a', 'model'));

  expect(await predict(loaded, inputs)).toEqual(await predict(original, inputs));
  expect(await evaluate(loaded, inputs, labels)).toEqual(await evaluate(original, inputs, labels));

  const more = { epochs: 3, shuffle: false, verbose: 0 } as const;
  const goesOn = await fit(original, inputs, labels, more);
  const resumed = await fit(loaded, inputs, labels, more);
  expect(resumed.history.loss).toEqual(goesOn.history.loss);
  expect(Object.keys(resumed.history)).toEqual(['loss', 'accuracy']);
  original.dispose();
  loaded.dispose();
});

test("a folder of the reader's own is not replaced by a model", async () => {
  fs.writeFileSync(path.join(folder, 'report.txt'), 'mine');
  const model = smallModel();
  await expect(saveModel(model, folder)).rejects.toThrow(
    /保存できません[^]*could not be saved[^]*report\.txt|report\.txt/,
  );
  expect(fs.readdirSync(folder)).toEqual(['report.txt']);
  model.dispose();
});

test('a model that cannot be written leaves the former one whole', async () => {
  const target = path.join(folder, 'model');
  const model = smallModel();
  await saveModel(model, target);
  const before = fs.readFileSync(path.join(target, 'weights.bin'));
  const failing = jest.spyOn(model, 'save').mockRejectedValue(new Error('ENOSPC: no space left on device'));
  await expect(saveModel(model, target)).rejects.toThrow(/ENOSPC[^]*空き容量[^]*disk has room/);
  failing.mockRestore();
  expect(fs.readFileSync(path.join(target, 'weights.bin'))).toEqual(before);
  expect(fs.readdirSync(folder)).toEqual(['model']);
  model.dispose();
});

test.each([
  ['nothing there', () => undefined, /ENOENT/],
  [
    'cut weights',
    (at: string) => {
      fs.truncateSync(path.join(at, 'weights.bin'), 10);
    },
    /weights\.bin: 10 ≠ \d+ bytes/,
  ],
  [
    'broken JSON',
    (at: string) => {
      fs.writeFileSync(path.join(at, 'model.json'), '{');
    },
    /JSON/,
  ],
])('loading says what is wrong: %s', async (_case, damage, reason) => {
  const target = path.join(folder, 'model');
  const model = smallModel();
  if (_case !== 'nothing there') await saveModel(model, target);
  model.dispose();
  damage(target);
  const error = await loadModel(target).catch((thrown: unknown) => (thrown as Error).message);
  expect(error).toMatch(/読み込めません[^]*No model could be loaded/);
  expect(error).toMatch(reason);
});
