import {
  adadelta,
  compile,
  evaluate,
  fit,
  layers,
  mnistCnn,
  predict,
  setRandomSeed,
  takeSamples,
  tf,
  toCategorical,
} from 'keras-nyumon';
import type { NdArray } from 'keras-nyumon';
import { displaySymbol } from 'keras-nyumon/notebook';

/** Points of two classes, told apart by the sign of their first number. */
function points(samples: number): { x: NdArray<Float32Array>; y: NdArray<Float32Array> } {
  const data = Float32Array.from({ length: samples * 4 }, (_, i) => Math.sin(i * 12.9898) * 2);
  const y = Float32Array.from({ length: samples }, (_, i) => Number(data[i * 4] > 0));
  return {
    x: { dtype: 'float32', shape: [samples, 4], data },
    y: { dtype: 'float32', shape: [samples, 1], data: y },
  };
}

function classifier(): tf.Sequential {
  const model = tf.sequential({
    layers: [
      layers.dense({ units: 8, activation: 'relu', inputShape: [4] }),
      layers.dropout({ rate: 0.2 }),
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

const { x, y } = points(96);

test('learns, and reports loss and accuracy under Keras’s names', async () => {
  setRandomSeed(1);
  const model = classifier();
  compile(model, { optimizer: tf.train.adam(0.05), loss: 'binaryCrossentropy', metrics: ['accuracy'] });
  const { epoch, history } = await fit(model, x, y, { epochs: 40, validationData: [x, y], verbose: 0 });
  expect(epoch).toHaveLength(40);
  expect(Object.keys(history).sort()).toEqual(['accuracy', 'loss', 'val_accuracy', 'val_loss']);
  expect(history.val_accuracy.at(-1)).toBeGreaterThan(0.9);
  expect(history.loss.at(-1)).toBeLessThan(history.loss[0]);
  model.dispose();
});

test('two runs with the same seed are bit-identical, and another seed differs', async () => {
  const run = async (seed: number) => {
    setRandomSeed(seed);
    const model = classifier();
    const { history } = await fit(model, x, y, { epochs: 4, validationSplit: 0.25, verbose: 0 });
    const answer = await predict(model, x);
    model.dispose();
    return { losses: [...history.loss, ...history.val_loss], answer: Array.from(answer.data) };
  };
  const first = await run(7);
  expect(await run(7)).toEqual(first);
  expect(await run(8)).not.toEqual(first);
});

test('the CNN’s runs with the same seed are bit-identical too', async () => {
  const images: NdArray = {
    dtype: 'float32',
    shape: [32, 28, 28, 1],
    data: Float32Array.from({ length: 32 * 784 }, (_, i) => (i % 7) / 7),
  };
  const labels = toCategorical(Array.from({ length: 32 }, (_, i) => i % 10));
  const run = async () => {
    setRandomSeed(5);
    const model = mnistCnn();
    compile(model, { optimizer: 'adadelta', loss: 'categoricalCrossentropy' });
    const { history } = await fit(model, images, labels, { epochs: 2, batchSize: 8, verbose: 0 });
    model.dispose();
    return history.loss;
  };
  expect(await run()).toEqual(await run());
});

test('running ten times leaves as many tensors as running once', async () => {
  const model = classifier();
  const once = async () => {
    compile(model, { optimizer: 'adam', loss: 'binaryCrossentropy', metrics: ['accuracy'] });
    await fit(model, x, y, { epochs: 1, validationSplit: 0.2, verbose: 0 });
    await evaluate(model, x, y);
    await predict(model, x);
    return tf.memory().numTensors;
  };
  const after = await once();
  for (let i = 0; i < 9; i++) await once();
  expect(tf.memory().numTensors).toBe(after);
  model.dispose();
});

test('evaluate and predict do not depend on the batch size', async () => {
  const model = classifier();
  const whole = await evaluate(model, x, y, { batchSize: 96 });
  const parts = await evaluate(model, x, y, { batchSize: 7 });
  expect(parts.loss).toBeCloseTo(whole.loss, 6);
  expect(parts.accuracy).toBeCloseTo(whole.accuracy, 6);
  const answers = await predict(model, x, { batchSize: 7 });
  expect(answers.shape).toEqual([96, 1]);
  (await predict(model, x)).data.forEach((value, i) => {
    expect(answers.data[i]).toBeCloseTo(value, 6);
  });
  model.dispose();
});

test('tensors of the caller’s are used and left alone', async () => {
  const model = classifier();
  const [xs, ys] = [tf.tensor(x.data, [96, 4]), tf.tensor(y.data, [96, 1])];
  await fit(model, xs, ys, { verbose: 0 });
  expect((await evaluate(model, xs, ys)).loss).toBeCloseTo((await evaluate(model, x, y)).loss, 6);
  expect([xs.isDisposed, ys.isDisposed]).toEqual([false, false]);
  tf.dispose([xs, ys]);
  model.dispose();
});

test('validationSplit holds out the last samples, as Keras does', async () => {
  const model = classifier();
  compile(model, { optimizer: tf.train.sgd(0), loss: 'binaryCrossentropy', metrics: ['accuracy'] });
  const { history } = await fit(model, x, y, { validationSplit: 0.25, verbose: 0 });
  const last = await evaluate(model, takeSamples(x, 72), takeSamples(y, 72));
  expect(history.val_loss[0]).toBeCloseTo(last.loss, 6);
  model.dispose();
});

describe('mistakes are answered with what to do', () => {
  test('no compile', async () => {
    const model = tf.sequential({ layers: [layers.dense({ units: 1, inputShape: [4] })] });
    await expect(fit(model, x, y)).rejects.toThrow(/コンパイルされていません[^]*Run compile\(model/);
    await expect(evaluate(model, x, y)).rejects.toThrow(/not compiled/);
    model.dispose();
  });

  test('unequal counts', async () => {
    const model = classifier();
    await expect(fit(model, x, takeSamples(y, 0, 95))).rejects.toThrow(
      /96 個、y のラベルは 95 個[^]*Make them as many/,
    );
    model.dispose();
  });

  test('pictures without the channel axis', async () => {
    const model = mnistCnn();
    const images: NdArray = { dtype: 'uint8', shape: [2, 28, 28], data: new Uint8Array(2 * 784) };
    await expect(predict(model, images)).rejects.toThrow(
      /\[2, 28, 28\][^]*\[n, 28, 28, 1\][^]*normalizeImages/,
    );
    model.dispose();
  });

  test('class indices where one-hot rows are needed', async () => {
    const model = mnistCnn();
    compile(model, { optimizer: 'sgd', loss: 'categoricalCrossentropy' });
    const images: NdArray = { dtype: 'float32', shape: [2, 28, 28, 1], data: new Float32Array(2 * 784) };
    const indices: NdArray = { dtype: 'uint8', shape: [2], data: Uint8Array.of(3, 4) };
    await expect(fit(model, images, indices)).rejects.toThrow(
      /toCategorical\(y, 10\)[^]*sparseCategoricalCrossentropy/,
    );
    model.dispose();
  });

  test('no samples', async () => {
    const model = classifier();
    await expect(predict(model, takeSamples(x, 0, 0))).rejects.toThrow(/0個[^]*no samples/);
    model.dispose();
  });
});

test('a history is a plain object, and shows the last epoch as the result of a cell', async () => {
  const model = classifier();
  const run = await fit(model, x, y, { epochs: 2, verbose: 0 });
  const plain = {
    epoch: [0, 1],
    history: { loss: [...run.history.loss], accuracy: [...run.history.accuracy] },
  };
  for (const copy of [run, { ...run }, JSON.parse(JSON.stringify(run)), structuredClone(run)] as unknown[])
    expect(copy).toStrictEqual(plain);
  expect(Object.keys(run.history)).toEqual(['loss', 'accuracy']);
  expect(run.history.val_loss).toBeUndefined();
  const show = (run as unknown as Record<symbol, () => unknown>)[displaySymbol];
  const last = [run.history.loss[1], run.history.accuracy[1]].map((value) => value.toFixed(4));
  expect(show()).toEqual({ 'text/plain': `History (2 epochs) loss: ${last[0]}, accuracy: ${last[1]}` });
  const measured = await evaluate(model, x, y);
  expect(Object.getPrototypeOf(measured)).toBe(Object.prototype);
  expect(measured.mae).toBeUndefined();
  model.dispose();
});

test('class indices train a classifier with the sparse loss', async () => {
  const model = tf.sequential({
    layers: [layers.dense({ units: 3, activation: 'softmax', inputShape: [4] })],
  });
  compile(model, { optimizer: 'adam', loss: 'sparseCategoricalCrossentropy', metrics: ['accuracy'] });
  const indices: NdArray = { dtype: 'uint8', shape: [96], data: Uint8Array.from(y.data) };
  const { history } = await fit(model, x, indices, { epochs: 2, verbose: 0 });
  expect(history.accuracy[1]).toBeGreaterThan(0);
  model.dispose();
});
