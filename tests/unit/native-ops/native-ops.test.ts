import { execFileSync } from 'node:child_process';
import { adadelta, compile, fit, layers, setRandomSeed, tf } from 'keras-nyumon';

/** What every case computes with TensorFlow's own operations, or with everything as TensorFlow.js publishes it. */
function compute(stock: boolean): number[][][] {
  const program = `
    const { tf, layers, adadelta } = require('keras-nyumon');
    const wave = (shape, scale = 1) => tf.tidy(() => tf.range(0, tf.util.sizeFromShape(shape)).mul(12.9898).sin().mul(scale).reshape(shape));
    const cases = [${CASES.map(([, script]) => `() => { ${script} }`).join(', ')}];
    console.log(JSON.stringify(cases.map((run) => run().map((tensor) => Array.from(tensor.dataSync(), String)))));`;
  const environment = { ...process.env, KERAS_NYUMON_ENGINE: 'native', KERAS_NYUMON_STOCK: stock ? '1' : '' };
  const output = execFileSync(process.execPath, ['-e', program], { env: environment, encoding: 'utf8' });
  return (JSON.parse(output) as string[][][]).map((tensors) => tensors.map((values) => values.map(Number)));
}

const CASES: [name: string, script: string][] = [
  [
    'the gradient of relu, at 0 and at infinities too',
    `const x = tf.tensor([-1, -0, 0, 1e-30, 3, Infinity, -Infinity, 2.5], [2, 2, 2]);
     const dy = wave([2, 2, 2]);
     return [tf.grad((x) => tf.relu(x))(x, dy)];`,
  ],
  [
    'the gradient of the gradient of relu',
    `const f = (x) => tf.relu(x).square();
     return [tf.grad((x) => tf.grad(f)(x).sum())(wave([7]))];`,
  ],
  [
    'the gradient of a bias, of odd shapes',
    `const of = (shape) => tf.grads((x, b) => x.add(b).square())([wave(shape), wave([shape.at(-1)], 0.5)]);
     return [...of([3, 5]), ...of([1, 1]), ...of([2, 3, 5, 7]), ...of([4, 1])];`,
  ],
  [
    'the gradient of the gradient of a bias',
    `const f = (b) => wave([3, 5]).add(b).pow(3);
     return [tf.grad((b) => tf.grad(f)(b).sum())(wave([5]))];`,
  ],
  [
    'additions that are no bias',
    `const of = (a, b) => tf.grads((a, b) => a.add(b).square())([wave(a), wave(b)]);
     return [...of([3, 5], [3, 5]), ...of([3, 5], [1]), ...of([3, 1], [1, 5]), ...of([5], [3, 5]), ...of([4], [4]), ...of([], [2])];`,
  ],
  [
    'products of matrices, every way round, and of stacks',
    `const out = [];
     for (const [ta, tb] of [[false, false], [true, false], [false, true], [true, true]])
       out.push(tf.matMul(wave(ta ? [5, 3] : [3, 5]), wave(tb ? [7, 5] : [5, 7]), ta, tb));
     out.push(tf.matMul(wave([2, 3, 5]), wave([2, 5, 4])));
     return [...out, ...tf.grads((a, b) => tf.matMul(a, b, true))([wave([5, 3]), wave([5, 2])])];`,
  ],
  [
    'a dense and a convolutional network, through and back',
    `const model = tf.sequential({ layers: [
       layers.conv2d({ filters: 3, kernelSize: 2, activation: 'relu', inputShape: [5, 7, 2] }),
       layers.flatten(), layers.dense({ units: 4, activation: 'relu' }), layers.dense({ units: 3, activation: 'softmax' })] });
     model.setWeights(model.getWeights().map((w) => wave(w.shape, 0.3)));
     const x = wave([3, 5, 7, 2]);
     const { value, grads } = tf.variableGrads(() => model.predict(x).log().mul(wave([3, 3])).sum());
     return [value, ...model.trainableWeights.map((w) => grads[w.val.name])];`,
  ],
  [
    'twenty steps of Adadelta',
    `const v = tf.variable(wave([3, 5])), w = tf.variable(tf.scalar(2)), optimizer = adadelta({ learningRate: 1 });
     for (let i = 0; i < 20; i++) optimizer.minimize(() => v.square().sum().add(w.square().mul(i)));
     return [v, w];`,
  ],
];

describe('as TensorFlow.js gives it', () => {
  let ours: number[][][];
  let stock: number[][][];
  beforeAll(() => {
    [ours, stock] = [compute(false), compute(true)];
  });

  test.each(CASES.map(([name], i) => [name, i] as const))('%s', (_name, i) => {
    expect(ours[i].map((values) => values.length)).toEqual(stock[i].map((values) => values.length));
    const expected = stock[i].flat();
    ours[i].flat().forEach((value, j) => {
      if (!Number.isFinite(expected[j])) expect(value).toBe(expected[j]);
      else
        expect(Math.abs(value - expected[j])).toBeLessThanOrEqual(1e-5 * Math.max(1, Math.abs(expected[j])));
    });
  });
});

describe('dropout', () => {
  const drop = (layer: tf.layers.Layer, x: tf.Tensor) => layer.apply(x, { training: true }) as tf.Tensor;

  test('zeroes the share it should, keeps the mean, and lets the same through backwards', () => {
    setRandomSeed(1);
    const layer = layers.dropout({ rate: 0.3 });
    const x = tf.ones([200, 500]);
    const { value, grad } = tf.valueAndGrad((t: tf.Tensor) => drop(layer, t))(x);
    const kept = value.dataSync<'float32'>();
    const share = kept.filter((v) => v === 0).length / kept.length;
    // Four standard deviations of a share of 100,000.
    expect(Math.abs(share - 0.3)).toBeLessThan(0.006);
    expect(new Set(kept)).toEqual(new Set([0, Math.fround(1 / 0.7)]));
    expect(grad.dataSync()).toEqual(kept);
    tf.dispose([x, value, grad]);
  });

  test('does nothing but in training', () => {
    const x = tf.ones([10]);
    const y = layers.dropout({ rate: 0.9 }).apply(x) as tf.Tensor;
    expect(y.dataSync()).toEqual(x.dataSync());
    tf.dispose([x, y]);
  });

  test('a seeded layer draws a new mask each time, and a layer of the same seed the same ones', () => {
    const x = tf.ones([100]);
    const masks = () => {
      const layer = layers.dropout({ rate: 0.5, seed: 7 });
      return [0, 1, 2].map(() => Array.from(tf.tidy(() => drop(layer, x).dataSync())).join());
    };
    const first = masks();
    expect(new Set(first).size).toBe(3);
    expect(masks()).toEqual(first);
    x.dispose();
  });
});

test('optimizer operations leave no tensors behind', async () => {
  const model = tf.sequential({ layers: [layers.dense({ units: 2, inputShape: [3] })] });
  compile(model, { optimizer: adadelta(), loss: 'meanSquaredError' });
  const [x, y] = [tf.ones([4, 3]), tf.ones([4, 2])];
  await fit(model, x, y, { verbose: 0 });
  const { numTensors, numDataBuffers, numBytes } = tf.memory();
  await fit(model, x, y, { epochs: 20, verbose: 0 });
  expect(tf.memory()).toMatchObject({ numTensors, numDataBuffers, numBytes });
  tf.dispose([x, y]);
  model.dispose();
});
