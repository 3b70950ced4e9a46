import { execFileSync } from 'node:child_process';

/** What every case computes on an engine: the gradients of the native one are those of TensorFlow. */
function compute(engine: 'native' | 'wasm' | 'cpu'): number[][][] {
  const program = `
    const { tf, layers, startEngine } = require('keras-nyumon');
    const wave = (shape, scale = 1) => tf.tidy(() => tf.range(0, tf.util.sizeFromShape(shape)).mul(12.9898).sin().mul(scale).reshape(shape));
    const cases = [${CASES.map(([, script]) => `() => { ${script} }`).join(', ')}];
    const log = console.log;
    console.log = () => undefined;
    startEngine().then(() => {
      log(JSON.stringify(cases.map((run) => run().map((tensor) => Array.from(tensor.dataSync(), String)))));
    });`;
  const environment = { ...process.env, KERAS_NYUMON_ENGINE: engine, KERAS_NYUMON_STOCK: '' };
  const output = execFileSync(process.execPath, ['-e', program], { env: environment, encoding: 'utf8' });
  return (JSON.parse(output) as string[][][]).map((tensors) => tensors.map((values) => values.map(Number)));
}

const CASES: [name: string, script: string][] = [
  ...(
    [
      ['valid padding', [3, 5, 7, 2], [2, 3, 2, 4], [1, 1], 'valid'],
      ['same padding', [2, 6, 5, 3], [3, 2, 3, 2], [1, 1], 'same'],
      ['strides that leave a rest', [2, 8, 7, 2], [3, 3, 2, 3], [2, 3], 'valid'],
      ['strides and same padding', [2, 7, 8, 1], [3, 3, 1, 2], [2, 2], 'same'],
      ['a window of one pixel', [1, 1, 1, 3], [1, 1, 3, 2], [1, 1], 'valid'],
    ] as const
  ).map(([name, x, filter, strides, pad]): [string, string] => [
    `the gradients of a convolution with ${name}`,
    `return tf.grads((x, w) => tf.conv2d(x, w, [${strides.join()}], '${pad}').square())([wave([${x.join()}]), wave([${filter.join()}])]);`,
  ]),
  [
    'the gradients of a transposed and of a one-dimensional convolution',
    `return [...tf.grads((x, w) => tf.conv2dTranspose(x, w, [2, 9, 7, 3], 2, 'valid').square())([wave([2, 4, 3, 2]), wave([3, 3, 3, 2])]),
       ...tf.grads((x, w) => tf.conv1d(x, w, 1, 'same').square())([wave([2, 7, 2]), wave([3, 2, 3])])];`,
  ],
  [
    'the gradient of max pooling: ties, windows of negative numbers, overlaps, padding',
    `const of = (x, size, strides, pad) => tf.grad((t) => { const y = tf.maxPool(t, size, strides, pad); return y.mul(wave(y.shape)); })(x);
     const ties = tf.range(0, 7 * 5 * 3 * 2).mod(3).reshape([2, 7, 5, 3]);
     return [of(wave([2, 7, 5, 3]), 2, 2, 'valid'), of(wave([2, 7, 5, 3]).sub(5), 2, 2, 'valid'), of(ties, 2, 2, 'same'),
       of(wave([2, 7, 5, 3]).sub(5), 3, 2, 'same'), of(ties.neg(), [2, 3], 1, 'same')];`,
  ],
  [
    'the gradient of average pooling, also at padded edges',
    `const of = (x, size, strides, pad) => tf.grad((t) => { const y = tf.avgPool(t, size, strides, pad); return y.mul(wave(y.shape)); })(x);
     return [of(wave([2, 7, 5, 3]), 2, 2, 'valid'), of(wave([2, 7, 5, 3]), 3, 2, 'same'), of(wave([2, 4, 4, 1]), [2, 3], 1, 'same')];`,
  ],
  [
    'the gradient of resizing by the nearest pixel, of several pictures',
    `const of = (x, size, ...how) => tf.grad((t) => { const y = tf.image.resizeNearestNeighbor(t, size, ...how); return y.mul(wave(y.shape)); })(x);
     return [of(wave([3, 4, 5, 2]), [8, 10]), of(wave([3, 4, 5, 2]), [3, 7]), of(wave([2, 4, 5, 1]), [9, 11], true)];`,
  ],
  [
    'sums over all axes but the last, and over others',
    `const x = wave([3, 4, 5, 2]);
     return [x.sum([0, 1, 2]), x.sum([0, 1, 2], true), x.sum([2, 0, 1]), x.sum([0, 1]), x.sum([1, 2, 3]), x.sum(), x.sum(-1),
       wave([4, 5, 3]).sum([0, 1]), wave([1, 6, 1]).sum([0, 1], true), wave([7, 3]).sum(0), x.greater(0).toInt().sum([0, 1, 2]),
       tf.zeros([0, 2, 3]).sum([0, 1]),
       // Whether a sum is NaN, ∞ or -∞.
       ...[tf.tensor([1, Infinity, 3, NaN, 1, -Infinity, Infinity, 2], [2, 1, 1, 4]).tile([1, 3, 1, 1]).sum([0, 1, 2])]
         .flatMap((sums) => [sums.isNaN(), sums.equal(Infinity), sums.equal(-Infinity)])];`,
  ],
  [
    'a tensor once more, when the first has been disposed of',
    `const x = wave([2, 3]);
     const again = [x.clone(), tf.cast(x, 'float32')];
     x.dispose();
     const held = () => tf.backend().numDataIds();
     const before = held();
     tf.tidy(() => again[0].clone().add(1));
     return [...again.map((each) => each.add(1)), ...again, tf.scalar(held() - before)];`,
  ],
  [
    'the gradients of a small CNN',
    `const model = tf.sequential({ layers: [
       layers.conv2d({ filters: 3, kernelSize: 3, activation: 'relu', inputShape: [9, 8, 2] }),
       layers.conv2d({ filters: 4, kernelSize: 2, padding: 'same', activation: 'relu' }),
       layers.maxPooling2d(), layers.flatten(), layers.dense({ units: 3 })] });
     model.setWeights(model.getWeights().map((w) => wave(w.shape, 0.3)));
     const { value, grads } = tf.variableGrads(() => model.apply(wave([3, 9, 8, 2])).square().sum());
     return [value, ...model.trainableWeights.map((w) => grads[w.val.name])];`,
  ],
];

const native = compute('native');

describe.each(['wasm', 'cpu'] as const)('as TensorFlow gives it, on %s', (engine) => {
  const ours = compute(engine);

  test.each(CASES.map(([name], i) => [name, i] as const))('%s', (_name, i) => {
    expect(ours[i].map((values) => values.length)).toEqual(native[i].map((values) => values.length));
    const scale = Math.max(1, ...native[i].flat().map(Math.abs));
    ours[i].flat().forEach((value, j) => {
      expect(Math.abs(value - native[i].flat()[j])).toBeLessThanOrEqual(1e-5 * scale);
    });
  });
});
