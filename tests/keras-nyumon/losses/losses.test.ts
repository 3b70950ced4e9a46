import { compile, evaluate, fit, layers, losses, predict, setRandomSeed, tf } from 'keras-nyumon';
import type { LossName } from 'keras-nyumon';
import { lossByName } from 'keras-nyumon/dist/losses/losses';

const numbers = (tensor: tf.Tensor) => Array.from(tensor.dataSync());

test('a loss gives a value for each sample', () => {
  tf.tidy(() => {
    const yTrue = tf.tensor2d([
      [0, 1],
      [0, 0],
    ]);
    const yPred = tf.tensor2d([
      [1, 1],
      [3, 0],
    ]);
    expect(numbers(losses.meanSquaredError()(yTrue, yPred))).toEqual([0.5, 4.5]);
    // Half the square up to delta, a straight line beyond.
    expect(numbers(losses.huber({ delta: 2 })(yTrue, yPred))).toEqual([0.25, 2]);
  });
});

test('every loss has a name by which it is found', () => {
  for (const name of Object.keys(losses) as LossName[]) expect(lossByName(name).lossName).toBe(name);
  expect(lossByName('mse').lossName).toBe('meanSquaredError');
});

test('the gradient of |x| at 0 is 0', () => {
  tf.tidy(() => {
    const gradient = tf.grad((x: tf.Tensor) => x.abs());
    expect(numbers(gradient(tf.tensor1d([-2, 0, 3])))).toEqual([-1, 0, 1]);
  });
});

test('misspelt names and options are answered, when run and when compiled', () => {
  // @ts-expect-error -- the option is delta
  expect(() => losses.huber({ detla: 1 })).toThrow(/「delta」ではありませんか[^]*Did you mean 'delta'\?/);
  // @ts-expect-error -- the loss is meanSquaredError
  expect(() => lossByName('meanSquaredEror')).toThrow(/Did you mean 'meanSquaredError'\?/);
});

/** A classifier whose answers are so sure that float32 writes them as 0 and 1. */
function saturated(): tf.Sequential {
  const model = tf.sequential({
    layers: [layers.dense({ units: 3, activation: 'softmax', inputShape: [1], useBias: false })],
  });
  tf.tidy(() => {
    model.setWeights([tf.tensor2d([[200, 0, -200]])]);
  });
  return model;
}
const x = [[1], [1]];
const y = [
  [0, 0, 1],
  [0, 1, 0],
];

test('a saturated softmax is measured and trained by its logits', async () => {
  const model = saturated();
  compile(model, { optimizer: 'sgd', loss: 'categoricalCrossentropy' });
  // −log of what float32 writes as 0: the logits still know that it is e⁻⁴⁰⁰ and e⁻²⁰⁰.
  expect((await evaluate(model, x, y)).loss).toBeCloseTo(300, 3);
  const { history } = await fit(model, x, y, { epochs: 2, batchSize: 2, shuffle: false, verbose: 0 });
  expect(history.loss[0]).toBeCloseTo(300, 3);
  expect(history.loss[1]).toBeLessThan(299.99);
  model.dispose();
});

test('remembering logits leaves no tensors and changes no answer', async () => {
  setRandomSeed(1);
  const model = saturated();
  const before = await predict(model, x);
  compile(model, { optimizer: 'sgd', loss: 'categoricalCrossentropy', metrics: ['categoricalCrossentropy'] });
  await evaluate(model, x, y);
  const { numTensors } = tf.memory();
  for (let i = 0; i < 3; i++) {
    compile(model, { optimizer: 'sgd', loss: 'categoricalCrossentropy' });
    await evaluate(model, x, y);
    await predict(model, x);
  }
  expect(await predict(model, x)).toEqual(before);
  expect(tf.memory().numTensors).toBe(numTensors);
  model.dispose();
});
