import { adam, compile, fit, layers, predict, startEngine, tf } from 'keras-nyumon';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Lets the garbage be collected, and what is told of it be heard. */
async function collectGarbage(): Promise<void> {
  for (let i = 0; i < 3; i++) {
    await new Promise((done) => setTimeout(done, 20));
    collect();
  }
  await new Promise((done) => setTimeout(done, 20));
}

const build = () => {
  const model = tf.sequential({
    layers: [layers.dense({ units: 3, inputShape: [2] }), layers.dense({ units: 1 })],
  });
  compile(model, { optimizer: adam(), loss: 'meanSquaredError' });
  return model;
};
const x = [
  [1, 2],
  [3, 4],
];

beforeAll(() => startEngine());

test('a model that nothing reaches any more gives back its weights and what its optimizer keeps', async () => {
  const train = async () => {
    const model = build();
    await fit(model, x, [1, 2], { epochs: 2, verbose: 0 });
    await predict(model, x);
  };
  await train();
  await collectGarbage();
  const { numTensors, numBytes } = tf.memory();
  await train();
  await train();
  await collectGarbage();
  expect(tf.memory()).toMatchObject({ numTensors, numBytes });
});

test('weights that are reached are kept, whatever reaches them', async () => {
  const model = build();
  const before = (await predict(model, x)).data;
  const layer = build().layers[0];
  const [kernel] = build().layers[0].getWeights();
  const trained = tf.tidy(() => tf.variable(tf.tensor1d([1, 2]), true, 'trained'));
  await collectGarbage();
  expect((await predict(model, x)).data).toEqual(before);
  expect(layer.getWeights()[0].dataSync()).toHaveLength(6);
  expect(kernel.dataSync()).toHaveLength(6);
  // Found by its name, as when gradients are asked for all variables.
  const { grads } = tf.tidy(() => tf.variableGrads(() => trained.square().sum()));
  expect(Object.keys(grads)).toEqual(['trained']);
  tf.dispose(grads);
  trained.dispose();
  expect(tf.engine().registeredVariables).not.toHaveProperty('trained');
});

test('a name can be used again once its variable is gone', async () => {
  const make = () => {
    tf.tidy(() => tf.variable(tf.scalar(1), true, 'of one cell'));
  };
  make();
  expect(make).toThrow('already registered');
  await collectGarbage();
  make();
  tf.engine().registeredVariables['of one cell'].dispose();
});
