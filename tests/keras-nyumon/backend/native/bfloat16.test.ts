import { execFileSync } from 'node:child_process';
import { compile, fit, layers, predict, setRandomSeed, sgd, tf } from 'keras-nyumon';
import { hasBfloat16 } from 'keras-nyumon/dist/backend/native/has-bfloat16';

const testWithBfloat16 = hasBfloat16() ? test : test.skip;

/** The weights and predictions after some steps from the same start, and the losses. */
async function train(mixedBfloat16: boolean, activation: 'softmax' | 'linear', steps = 3) {
  setRandomSeed(1);
  const model = tf.sequential({
    layers: [
      layers.conv2d({ filters: 8, kernelSize: 3, activation: 'relu', inputShape: [11, 9, 3] }),
      layers.conv2d({ filters: 6, kernelSize: 2, activation: 'relu', padding: 'same' }),
      layers.maxPooling2d(),
      layers.batchNormalization(),
      layers.flatten(),
      layers.dense({ units: 7, activation: 'relu' }),
      layers.dense({ units: 5, activation }),
    ],
  });
  const loss = activation === 'softmax' ? 'categoricalCrossentropy' : 'meanSquaredError';
  compile(model, { optimizer: sgd({ learningRate: 0.05 }), loss, metrics: ['accuracy'], mixedBfloat16 });
  const x = tf.randomNormal([64, 11, 9, 3], 0, 1, 'float32', 2);
  const y = tf.tidy(() => tf.oneHot(tf.range(0, 64).mod(5).toInt(), 5).toFloat());
  const { history } = await fit(model, x, y, { batchSize: 64, epochs: steps, shuffle: false, verbose: 0 });
  const weights = model.getWeights().map((weight) => weight.dataSync<'float32'>());
  const predictions = (await predict(model, x)).data;
  tf.dispose([x, y]);
  model.dispose();
  return { weights, predictions, losses: steps === 0 ? [] : history.loss };
}

function distance(a: ArrayLike<number>, b: ArrayLike<number>): number {
  return Math.sqrt(Array.from(a, (value, i) => (value - b[i]) ** 2).reduce((sum, square) => sum + square, 0));
}

describe('mixedBfloat16', () => {
  testWithBfloat16.each(['softmax', 'linear'] as const)(
    'trains as float32 does, nearly (%s)',
    async (activation) => {
      const exact = await train(false, activation);
      const start = await train(false, activation, 0);
      const mixed = await train(true, activation);
      // bfloat16 has 8 bits: values are off by some thousandths, and now and then another pixel is a window's maximum or
      // a sum falls on the other side of 0, which sends a gradient elsewhere.
      exact.weights.forEach((weights, i) => {
        const way = distance(weights, start.weights[i]);
        expect(distance(weights, mixed.weights[i])).toBeLessThan(0.1 * way + 1e-3);
      });
      expect(mixed.weights).not.toEqual(exact.weights);
      mixed.losses.forEach((loss, i) => {
        expect(Math.abs(loss / exact.losses[i] - 1)).toBeLessThan(0.01);
      });
    },
  );

  testWithBfloat16('trains an LSTM that begins with the states that dense layers give', async () => {
    const losses = async (mixedBfloat16: boolean) => {
      setRandomSeed(1);
      const inputs = [layers.input({ shape: [5, 4] }), layers.input({ shape: [3] })];
      const states = [0, 1].map(() => layers.dense({ units: 6 }).apply(inputs[1]));
      const words = layers.dense({ units: 4 }).apply(inputs[0]);
      const last = layers.lstm({ units: 6 }).apply(words, { initialState: states });
      const model = tf.model({
        inputs,
        outputs: layers.dense({ units: 1 }).apply(last) as tf.SymbolicTensor,
      });
      compile(model, { optimizer: sgd({ learningRate: 0.05 }), loss: 'meanSquaredError', mixedBfloat16 });
      const data = [
        [32, 5, 4],
        [32, 3],
        [32, 1],
      ].map((shape, i) => tf.randomNormal(shape, 0, 1, 'float32', i));
      const [words32, features, targets] = data;
      const options = { batchSize: 32, epochs: 9, shuffle: false, verbose: 0 } as const;
      const { history } = await fit(model, [words32, features], targets, options);
      tf.dispose(data);
      model.dispose();
      return history.loss;
    };
    const exact = await losses(false);
    (await losses(true)).forEach((loss, i) => {
      expect(Math.abs(loss / exact[i] - 1)).toBeLessThan(0.02);
    });
  });

  testWithBfloat16(
    'adds up the gradient of a bias beyond the 256 at which bfloat16 stands still',
    async () => {
      const model = tf.sequential({
        layers: [layers.conv2d({ filters: 2, kernelSize: 1, inputShape: [64, 64, 1] }), layers.flatten()],
      });
      const sum = (_: tf.Tensor, yPred: tf.Tensor) => yPred.sum(-1);
      compile(model, { optimizer: sgd({ learningRate: 1 }), loss: sum, mixedBfloat16: true });
      const [x, y] = [tf.ones([4, 64, 64, 1]), tf.zeros([4, 8192])];
      await fit(model, x, y, { batchSize: 4, verbose: 0 });
      expect(Array.from(model.getWeights()[1].dataSync())).toEqual([-4096, -4096]);
      tf.dispose([x, y]);
      model.dispose();
    },
  );

  testWithBfloat16('leaves no tensors behind', async () => {
    await train(true, 'softmax');
    const { numTensors, numDataBuffers } = tf.memory();
    await train(true, 'softmax');
    expect(tf.memory()).toMatchObject({ numTensors, numDataBuffers });
  });

  test('is ignored, with one line in each language, where it would not be faster', () => {
    const program = `
      const { tf, layers, compile, fit } = require('keras-nyumon');
      const model = tf.sequential({ layers: [layers.dense({ units: 1, inputShape: [1] })] });
      compile(model, { optimizer: 'sgd', loss: 'meanSquaredError', mixedBfloat16: true });
      fit(model, tf.ones([2, 1]), tf.ones([2, 1]), { verbose: 0 }).then(({ history }) => console.log(history.loss.length));`;
    const env = { ...process.env, KERAS_NYUMON_STOCK: '1' };
    const lines = execFileSync(process.execPath, ['-e', program], { env, encoding: 'utf8' })
      .trim()
      .split('\n');
    expect(lines).toHaveLength(3);
    expect(lines[0]).toMatch(/^mixedBfloat16: .*float32 で学習します/);
    expect(lines[1]).toMatch(/^mixedBfloat16: .*stays in float32/);
    expect(lines[2]).toBe('1');
  });
});
