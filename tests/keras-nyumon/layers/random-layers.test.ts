import { execFileSync } from 'node:child_process';
import { layers, setRandomSeed, tf } from 'keras-nyumon';

type Make = (seed?: number) => tf.layers.Layer;

const RANDOM: [name: string, make: Make, shape: number[]][] = [
  ['dropout', (seed) => layers.dropout({ rate: 0.5, seed }), [4, 9]],
  [
    'dropout with a noise shape',
    (seed) => layers.dropout({ rate: 0.5, noiseShape: [null, 1], seed }),
    [50, 2],
  ],
  ['spatialDropout1d', (seed) => layers.spatialDropout1d({ rate: 0.5, seed }), [9, 2, 8]],
  ['spatialDropout2d', (seed) => layers.spatialDropout2d({ rate: 0.5, seed }), [9, 2, 3, 8]],
  ['spatialDropout3d', (seed) => layers.spatialDropout3d({ rate: 0.5, seed }), [9, 2, 3, 2, 8]],
  ['alphaDropout', (seed) => layers.alphaDropout({ rate: 0.5, seed }), [4, 9]],
  ['gaussianDropout', (seed) => layers.gaussianDropout({ rate: 0.5, seed }), [4, 9]],
  ['gaussianNoise', (seed) => layers.gaussianNoise({ stddev: 0.5, seed }), [4, 9]],
  ['randomFlip', (seed) => layers.randomFlip({ seed }), [30, 3, 4, 1]],
  ['randomRotation', (seed) => layers.randomRotation({ factor: 0.2, seed }), [3, 5, 4, 1]],
  ['randomZoom', (seed) => layers.randomZoom({ heightFactor: 0.2, seed }), [3, 5, 4, 1]],
  [
    'randomTranslation',
    (seed) => layers.randomTranslation({ heightFactor: 0.2, widthFactor: 0.3, seed }),
    [3, 5, 4, 1],
  ],
  [
    'lstm with dropout',
    (seed) =>
      layers.lstm({ units: 2, dropout: 0.5, kernelInitializer: 'ones', recurrentInitializer: 'ones', seed }),
    [6, 3, 4],
  ],
  [
    'gru with recurrent dropout',
    (seed) =>
      layers.gru({
        units: 3,
        recurrentDropout: 0.5,
        kernelInitializer: 'ones',
        recurrentInitializer: 'ones',
        seed,
      }),
    [6, 3, 4],
  ],
  [
    'simpleRNN with dropout',
    (seed) =>
      layers.simpleRNN({
        units: 2,
        dropout: 0.5,
        kernelInitializer: 'randomUniform',
        recurrentInitializer: 'ones',
        seed,
      }),
    [6, 3, 4],
  ],
];

/** What three calls in training give. */
function drawn(layer: tf.layers.Layer, x: tf.Tensor): string[] {
  return [0, 1, 2].map(() =>
    tf.tidy(() => Array.from((layer.apply(x, { training: true }) as tf.Tensor).dataSync()).join()),
  );
}

describe.each(RANDOM)('%s', (name, make, shape) => {
  const x = tf
    .range(1, tf.util.sizeFromShape(shape) + 1)
    .div(9)
    .reshape(shape);

  test('draws anew at each step, and the same from the same seed', () => {
    // First weights are drawn too, and must not be what differs.
    setRandomSeed(5);
    const first = drawn(make(0), x);
    setRandomSeed(5);
    const again = drawn(make(0), x);
    setRandomSeed(5);
    const other = drawn(make(1), x);
    expect(new Set(first).size).toBe(3);
    expect(again).toEqual(first);
    expect(other).not.toEqual(first);
  });

  test('draws what setRandomSeed says when it has no seed', () => {
    const draw = (seed: number) => {
      setRandomSeed(seed);
      return drawn(make(), x);
    };
    expect(draw(3)).toEqual(draw(3));
    expect(draw(3)).not.toEqual(draw(4));
  });

  if (!/lstm|gru|RNN/.test(name)) {
    test('does nothing but in training', () => {
      const y = make().apply(x) as tf.Tensor;
      expect(y.dataSync()).toEqual(x.dataSync());
      y.dispose();
    });
  }
});

const moments = (layer: tf.layers.Layer, x: tf.Tensor) =>
  tf.tidy(() => {
    const { mean, variance } = tf.moments(layer.apply(x, { training: true }) as tf.Tensor);
    return [mean.dataSync()[0], variance.dataSync()[0]];
  });

/** Ten thousands of numbers: a mean is uncertain by about 0.005. */
test.each([
  ['dropout', layers.dropout({ rate: 0.2, seed: 1 }), 1, 1, 0.25],
  ['gaussianDropout', layers.gaussianDropout({ rate: 0.2, seed: 1 }), 1, 1, 0.25],
  ['gaussianNoise', layers.gaussianNoise({ stddev: 0.5, seed: 1 }), 1, 1, 0.25],
])('%s keeps the mean', (_name, layer, value, mean, variance) => {
  const x = tf.fill([200, 200], value);
  const [givenMean, givenVariance] = moments(layer, x);
  expect(Math.abs(givenMean - mean)).toBeLessThan(0.02);
  expect(Math.abs(givenVariance - variance)).toBeLessThan(0.02);
  x.dispose();
});

test('alphaDropout keeps mean 0 and variance 1', () => {
  const x = tf.randomNormal([300, 300], 0, 1, 'float32', 1);
  const [mean, variance] = moments(layers.alphaDropout({ rate: 0.3, seed: 1 }), x);
  expect(Math.abs(mean)).toBeLessThan(0.03);
  expect(Math.abs(variance - 1)).toBeLessThan(0.05);
  x.dispose();
});

test('whole channels are dropped by spatialDropout', () => {
  const x = tf.ones([20, 4, 5, 6]);
  tf.tidy(() => {
    const y = layers.spatialDropout2d({ rate: 0.5 }).apply(x, { training: true }) as tf.Tensor;
    const largest = y.max([1, 2]).dataSync();
    expect(y.min([1, 2]).dataSync()).toEqual(largest);
    expect(new Set(largest)).toEqual(new Set([0, 2]));
  });
  x.dispose();
});

test.each(['native', 'cpu'])('a seeded dropout draws anew where JavaScript draws, too: %s', (engine) => {
  const program = `
    const { layers, tf } = require('keras-nyumon');
    const masks = () => {
      const layer = layers.dropout({ rate: 0.5, seed: 7 });
      return [0, 1, 2].map(() => Array.from(layer.apply(tf.ones([40]), { training: true }).dataSync()).join());
    };
    console.log(JSON.stringify([masks(), masks()]));`;
  const env = { ...process.env, KERAS_NYUMON_ENGINE: engine, KERAS_NYUMON_STOCK: '1' };
  const output = execFileSync(process.execPath, ['-e', program], { env, encoding: 'utf8' });
  const [first, again] = JSON.parse(output) as string[][];
  expect(new Set(first).size).toBe(3);
  expect(again).toEqual(first);
});
