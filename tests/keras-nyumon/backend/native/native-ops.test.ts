import { execFileSync } from 'node:child_process';
import { adadelta, compile, fit, layers, losses, predict, setRandomSeed, tf } from 'keras-nyumon';

/** What every case computes with TensorFlow's own operations, or with everything as TensorFlow.js publishes it. */
function compute(stock: boolean): number[][][] {
  const program = `
    const { tf, layers, adadelta, sgd, losses, compile, fit, predict } = require('keras-nyumon');
    const wave = (shape, scale = 1) => tf.tidy(() => tf.range(0, tf.util.sizeFromShape(shape)).mul(12.9898).sin().mul(scale).reshape(shape));
    const cases = [${CASES.map(([, script]) => `async () => { ${script} }`).join(', ')}];
    (async () => {
      const results = [];
      for (const run of cases) results.push((await run()).map((tensor) => Array.from(tensor.dataSync(), String)));
      console.log(JSON.stringify(results));
    })();`;
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
    'a convolution with a bias, of odd shapes, strides and padding, and its gradients',
    `const of = (size, kernelSize, strides, padding, filters) => {
       const layer = layers.conv2d({ filters, kernelSize, strides, padding, inputShape: size });
       const x = wave([3, ...size]);
       layer.apply(x);
       layer.setWeights(layer.getWeights().map((w) => wave(w.shape, 0.3)));
       const { value, grads } = tf.variableGrads(() => layer.apply(x).square().sum());
       const dx = tf.grad((t) => layer.apply(t).square())(x);
       return [layer.apply(x), value, dx, ...Object.values(grads)];
     };
     return [...of([5, 7, 2], 2, 1, 'valid', 3), ...of([5, 7, 1], [3, 2], 2, 'same', 1),
       ...of([6, 3, 5], 3, [2, 1], 'same', 4), ...of([1, 1, 3], 1, 1, 'valid', 2)];`,
  ],
  [
    'a convolution of infinities and NaN, and the gradient of its gradient',
    `const layer = layers.conv2d({ filters: 2, kernelSize: 2, inputShape: [3, 3, 1] });
     const x = tf.tensor([1, 2, Infinity, 4, 5, 6, -Infinity, NaN, 9], [1, 3, 3, 1]);
     layer.apply(x);
     layer.setWeights(layer.getWeights().map((w) => wave(w.shape, 0.3).add(1)));
     const f = (t) => layer.apply(t).pow(3).sum();
     return [layer.apply(x), tf.grad((t) => tf.grad(f)(t).square().sum())(wave([2, 3, 3, 1]))];`,
  ],
  [
    'max pooling: ties, windows of negative numbers, infinities, odd sizes, overlaps, padding',
    `const of = (x, options) => {
       const layer = layers.maxPooling2d(options);
       return [layer.apply(x), tf.grad((t) => layer.apply(t).mul(wave(layer.apply(x).shape)))(x)];
     };
     const ties = tf.range(0, 7 * 5 * 3 * 2).mod(3).reshape([2, 7, 5, 3]);
     const infinite = tf.tensor([-Infinity, -Infinity, -Infinity, -Infinity, Infinity, Infinity, 1, 2], [2, 2, 2, 1]);
     return [...of(wave([2, 7, 5, 3]), {}), ...of(ties, {}), ...of(wave([1, 4, 4, 1]).sub(5), {}),
       ...of(wave([2, 7, 5, 3]), { poolSize: 3, strides: 2, padding: 'same' }),
       ...of(ties.neg(), { poolSize: [2, 3], strides: 1, padding: 'same' }),
       ...of(wave([1, 3, 3, 1]), { poolSize: 3, strides: 1 }), ...of(infinite, {})];`,
  ],
  [
    'the relu of a convolution after pooling instead of before: a step of training, and predictions',
    `const model = tf.sequential({ layers: [
       layers.conv2d({ filters: 3, kernelSize: 2, activation: 'relu', inputShape: [6, 8, 2] }), layers.maxPooling2d(),
       layers.conv2d({ filters: 2, kernelSize: 2, activation: 'relu', padding: 'same' }),
       layers.maxPooling2d({ poolSize: 2, padding: 'same' }), layers.flatten(), layers.dense({ units: 2, activation: 'softmax' })] });
     model.setWeights(model.getWeights().map((w) => wave(w.shape, 0.5)));
     const x = wave([5, 6, 8, 2]), y = tf.oneHot([0, 1, 1, 0, 1], 2);
     compile(model, { optimizer: sgd({ learningRate: 0.1 }), loss: 'categoricalCrossentropy' });
     const hidden = tf.model({ inputs: model.inputs, outputs: model.layers[0].output });
     await fit(model, x, y, { epochs: 2, shuffle: false, verbose: 0 });
     const { data, shape } = await predict(model, x);
     return [...model.getWeights(), tf.tensor(data, shape), hidden.predict(x)];`,
  ],
  [
    'softmax cross-entropy from logits, with its gradients, of saturated and infinite ones too',
    `const of = (labels, logits) => [losses.categoricalCrossentropy({ fromLogits: true })(labels, logits),
       tf.grad((z) => losses.categoricalCrossentropy({ fromLogits: true })(labels, z).square())(logits)];
     const hot = tf.oneHot(tf.tensor1d([0, 2, 1], 'int32'), 3).toFloat();
     const sparse = losses.sparseCategoricalCrossentropy({ fromLogits: true });
     return [...of(hot, wave([3, 3], 4)), ...of(hot, wave([3, 3], 1e4)), ...of(hot, tf.zeros([3, 3])),
       ...of(wave([2, 3, 5]).abs(), wave([2, 3, 5])),
       ...of(hot, tf.tensor([[1, 2, NaN], [Infinity, 0, 1], [3, 4, 5]])),
       sparse(tf.tensor1d([1, 0]), wave([2, 4], 3)), tf.grad((z) => sparse(tf.tensor1d([1, 0]), z))(wave([2, 4], 3))];`,
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

const drop = (layer: tf.layers.Layer, x: tf.Tensor) => layer.apply(x, { training: true }) as tf.Tensor;

test('the gradient of the gradient of softmax cross-entropy agrees with finite differences', () => {
  const loss = losses.categoricalCrossentropy({ fromLogits: true });
  const labels = tf.tensor2d([[0, 1, 0]]);
  const norm = (z: tf.Tensor) =>
    tf
      .grad((t: tf.Tensor) => loss(labels, t))(z)
      .square()
      .sum();
  const at = [0.5, -1, 0.25];
  const exact = tf.tidy(() =>
    tf
      .grad(norm)(tf.tensor2d([at]))
      .dataSync(),
  );
  at.forEach((_, i) => {
    const moved = (by: number) =>
      tf.tidy(() => norm(tf.tensor2d([at.map((value, j) => (j === i ? value + by : value))])).dataSync()[0]);
    expect(exact[i]).toBeCloseTo((moved(0.01) - moved(-0.01)) / 0.02, 3);
  });
  labels.dispose();
});

describe('dropout', () => {
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

test('max pooling passes NaN over; a window of nothing else is 0 after relu, as when Keras predicts', async () => {
  const model = tf.sequential({
    layers: [
      layers.conv2d({
        filters: 1,
        kernelSize: 1,
        activation: 'relu',
        kernelInitializer: 'ones',
        inputShape: [2, 4, 1],
      }),
      layers.maxPooling2d(),
    ],
  });
  const x = tf.tensor([NaN, NaN, NaN, 2, NaN, NaN, -1, 1], [1, 2, 4, 1]);
  expect(Array.from((await predict(model, x)).data)).toEqual([0, 2]);
  x.dispose();
  model.dispose();
});

describe('the mask of dropout', () => {
  test.each([
    [0.25, [7, 5, 3]],
    [0.1, [1001]],
    [0.3, [301, 33]],
    [0.001, [400, 100]],
    [0.999, [400, 100]],
  ])('a rate of %d in the shape %j', (rate, shape) => {
    setRandomSeed(3);
    const layer = layers.dropout({ rate });
    const values = tf.tidy(() => drop(layer, tf.ones(shape)));
    expect(values.shape).toEqual(shape);
    const data = values.dataSync<'float32'>();
    const share = data.filter((v) => v === 0).length / data.length;
    const deviation = Math.sqrt((rate * (1 - rate)) / data.length);
    expect(Math.abs(share - rate)).toBeLessThan(4 * deviation);
    values.dispose();
  });
});

test('an optimizer step leaves alone what shares its value with a weight', async () => {
  const model = tf.sequential({ layers: [layers.dense({ units: 2, inputShape: [3] })] });
  compile(model, { optimizer: adadelta({ learningRate: 1 }), loss: 'meanSquaredError' });
  const [x, y] = [tf.ones([4, 3]), tf.ones([4, 2])];
  const copy = model.getWeights()[0].clone();
  const flat = copy.reshape([6]);
  const before = copy.arraySync();
  await fit(model, x, y, { epochs: 3, verbose: 0 });
  expect(copy.arraySync()).toEqual(before);
  expect(flat.arraySync()).toEqual((before as number[][]).flat());
  expect(model.getWeights()[0].arraySync()).not.toEqual(before);
  tf.dispose([x, y, copy, flat]);
  model.dispose();
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

test('picking a row that is not there is an error, without reading the numbers back', () => {
  tf.tidy(() => {
    const rows = tf.tensor2d([1, 2, 3, 4, 5, 6], [3, 2]);
    expect(Array.from(rows.gather([2, 0]).dataSync())).toEqual([5, 6, 1, 2]);
    expect(() => rows.gather([0, 3])).toThrow(/3 is not in \[0, 2\]/);
    expect(() => rows.gather([-1])).toThrow(/-1 is not in \[0, 2\]/);
  });
});
