import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {
  adadelta,
  adagrad,
  adam,
  adamW,
  adamax,
  compile,
  cosineDecay,
  exponentialDecay,
  fit,
  ftrl,
  layers,
  lion,
  loadModel,
  nadam,
  rmsprop,
  saveModel,
  sgd,
  tf,
} from 'keras-nyumon';
import type { Optimizer, OptimizerName, OptimizerOptions } from 'keras-nyumon';

const OPTIMIZERS: [OptimizerName, (options?: OptimizerOptions) => Optimizer][] = [
  ['adadelta', adadelta],
  ['adagrad', adagrad],
  ['adam', adam],
  ['adamW', adamW],
  ['adamax', adamax],
  ['ftrl', ftrl],
  ['lion', lion],
  ['nadam', nadam],
  ['rmsprop', rmsprop],
  ['sgd', sgd],
];

let made = 0;
function newVariables(): tf.Variable[] {
  made++;
  return ['a', 'b'].map((name) =>
    tf.tidy(() => tf.variable(tf.tensor1d([1, -2, 3]), true, `unit${made}/${name}`)),
  );
}

function step(optimizer: tf.Optimizer, variables: tf.Variable[], times = 1): number[][] {
  for (let i = 0; i < times; i++) {
    tf.tidy(() => {
      const named = variables.map(({ name }, j) => ({
        name,
        tensor: tf.tensor1d([0.1 * (i + 1), 0, -2 - j]),
      }));
      // The order says nothing about which is which.
      optimizer.applyGradients(i % 2 ? named.reverse() : named);
    });
  }
  return variables.map((variable) => Array.from(variable.dataSync()));
}

describe.each(OPTIMIZERS)('%s', (name, make) => {
  test('leaves no tensors behind, and dispose frees its state', () => {
    const variables = newVariables();
    const before = tf.memory();
    const optimizer = make({ weightDecay: 0.1, clipnorm: 1 });
    step(optimizer, variables);
    const { numTensors, numBytes } = tf.memory();
    step(optimizer, variables, 10);
    expect(tf.memory()).toMatchObject({ numTensors, numBytes });
    optimizer.dispose();
    expect(tf.memory()).toMatchObject({ numTensors: before.numTensors, numBytes: before.numBytes });
    tf.dispose([variables]);
  });

  test('goes on with its state after its config and weights were taken over', async () => {
    const [straight, saved] = [newVariables(), newVariables()];
    const first = make({ learningRate: 0.05 });
    const expected = step(make({ learningRate: 0.05 }), straight, 8);
    step(first, saved, 4);
    const weights = await first.getWeights();
    expect(weights[0].tensor.dataSync()[0]).toBe(4);
    const cls = first.constructor as tf.serialization.SerializableConstructor<Optimizer>;
    const second = cls.fromConfig(
      cls,
      JSON.parse(JSON.stringify(first.getConfig())) as tf.serialization.ConfigDict,
    );
    await second.setWeights(weights);
    first.dispose();
    // The second half of the same gradients.
    const rest = () => {
      for (let i = 4; i < 8; i++) {
        tf.tidy(() => {
          second.applyGradients(
            saved.map(({ name: variable }, j) => ({
              name: variable,
              tensor: tf.tensor1d([0.1 * (i + 1), 0, -2 - j]),
            })),
          );
        });
      }
      return saved.map((variable) => Array.from(variable.dataSync()));
    };
    expect(rest()).toEqual(expected);
    second.dispose();
    weights[0].tensor.dispose();
    tf.dispose([straight, saved]);
  });

  test('a variable without a gradient stays as it is', () => {
    const variables = newVariables();
    const optimizer = make({ weightDecay: 0.5 });
    tf.tidy(() => {
      optimizer.applyGradients([
        { name: variables[0].name, tensor: tf.ones([3]) },
        { name: variables[1].name, tensor: null as unknown as tf.Tensor },
      ]);
    });
    expect(Array.from(variables[1].dataSync())).toEqual([1, -2, 3]);
    expect(Array.from(variables[0].dataSync())).not.toEqual([1, -2, 3]);
    optimizer.dispose();
    tf.dispose([variables]);
  });

  test('a misspelt option is answered with the one that was meant', () => {
    expect(() => make({ learningrate: 1 } as OptimizerOptions)).toThrow(
      new RegExp(
        `${name} に「learningrate」[^]*${name} has no option 'learningrate'. Did you mean 'learningRate'`,
      ),
    );
  });

  test("TensorFlow.js's own compile and fit take it", async () => {
    const model = tf.sequential({ layers: [layers.dense({ units: 1, inputShape: [2] })] });
    model.compile({ optimizer: make(), loss: 'meanSquaredError' });
    const [x, y] = [tf.ones([4, 2]), tf.zeros([4, 1])];
    const before = Array.from(model.getWeights()[0].dataSync());
    // eslint-disable-next-line @typescript-eslint/no-unsafe-enum-assignment -- the enum is not exported
    await model.fit(x, y, { verbose: 0 });
    expect(Array.from(model.getWeights()[0].dataSync())).not.toEqual(before);
    tf.dispose([x, y]);
    model.dispose();
  });
});

describe('the learning rate', () => {
  test('can be read and set while training', () => {
    const variables = newVariables();
    const optimizer = sgd({ learningRate: 1 });
    expect(optimizer.learningRate).toBe(1);
    optimizer.learningRate = 0;
    expect(step(optimizer, variables)[0]).toEqual([1, -2, 3]);
    optimizer.learningRate = 0.5;
    expect(step(optimizer, variables)[0]).toEqual([1 - 0.05, -2, 4].map(Math.fround));
    expect(optimizer.getConfig().learningRate).toBe(0.5);
    tf.dispose([variables]);
  });

  test('follows a schedule by the steps done, which is saved with it', () => {
    const variables = newVariables();
    const schedule = cosineDecay({ initialLearningRate: 1, decaySteps: 4 });
    const optimizer = sgd({ learningRate: schedule });
    const rates = [0, 1, 2, 3, 4].map(() => {
      const rate = optimizer.learningRate;
      step(optimizer, variables);
      return rate;
    });
    expect(rates).toEqual([0, 1, 2, 3, 4].map(schedule));
    const cls = optimizer.constructor as tf.serialization.SerializableConstructor<Optimizer>;
    const again = cls.fromConfig(
      cls,
      JSON.parse(JSON.stringify(optimizer.getConfig())) as tf.serialization.ConfigDict,
    );
    expect(again.learningRate).toBe(1);
    expect(again.getConfig()).toEqual(optimizer.getConfig());
    tf.dispose([variables]);
  });

  test('of a schedule cannot be set to a number, but to another schedule', () => {
    const optimizer = adam({ learningRate: cosineDecay({ initialLearningRate: 1, decaySteps: 4 }) });
    expect(() => (optimizer.learningRate = 0.1)).toThrow(/スケジュール[^]*follows a schedule/);
    optimizer.learningRate = (taken) => 1 / (taken + 1);
    expect(optimizer.learningRate).toBe(1);
    expect(() => optimizer.getConfig()).toThrow(/自作の関数[^]*function of your own/);
  });
});

test.each([
  ['two ways to clip', () => sgd({ clipnorm: 1, clipvalue: 1 }), /clipnorm と clipvalue[^]*Pass only one/],
  ['momentum', () => sgd({ momentum: 2 }), /momentum は 2[^]*must be a number ≥ 0 and ≤ 1/],
  ['beta1 of lion', () => lion({ beta1: 0 }), /beta1 of lion is 0/],
  ['power of ftrl', () => ftrl({ learningRatePower: 1 }), /≤ 0/],
  [
    'strength of ftrl',
    () => ftrl({ l1RegularizationStrength: -1 }),
    /l1RegularizationStrength of ftrl is -1/,
  ],
  ['steps of a schedule', () => cosineDecay({ initialLearningRate: 1, decaySteps: 0 }), /decaySteps は 0/],
])('settings that cannot be are refused: %s', (_name, make, message) => {
  expect(make).toThrow(message);
});

test('an unknown name is answered with the nearest', () => {
  const model = tf.sequential({ layers: [layers.dense({ units: 1, inputShape: [2] })] });
  const misspelt = 'addam' as OptimizerName;
  expect(() => {
    compile(model, { optimizer: misspelt, loss: 'meanSquaredError' });
  }).toThrow(/optimizer に「addam」[^]*Did you mean 'adam'/);
  model.dispose();
});

test('is saved and loaded with a model, its schedule and its state', async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'keras-nyumon-'));
  const model = tf.sequential({ layers: [layers.dense({ units: 1, inputShape: [2] })] });
  const learningRate = exponentialDecay({ initialLearningRate: 0.5, decaySteps: 2, decayRate: 0.5 });
  compile(model, { optimizer: adam({ learningRate, amsgrad: true }), loss: 'meanSquaredError' });
  const x = { dtype: 'float32' as const, shape: [4, 2], data: Float32Array.of(1, 2, 3, 4, 5, 6, 7, 8) };
  const y = { dtype: 'float32' as const, shape: [4, 1], data: Float32Array.of(1, -1, 1, -1) };
  await fit(model, x, y, { epochs: 3, verbose: 0 });
  await saveModel(model, path.join(folder, 'model'));
  const loaded = await loadModel(path.join(folder, 'model'));
  expect(loaded.optimizer.getConfig()).toEqual(model.optimizer.getConfig());
  expect(loaded.optimizer).toMatchObject({ learningRate: learningRate(3) });
  const goOn = async (each: tf.LayersModel) =>
    (await fit(each, x, y, { epochs: 3, shuffle: false, verbose: 0 })).history.loss;
  expect(await goOn(loaded)).toEqual(await goOn(model));
  model.dispose();
  loaded.dispose();
  fs.rmSync(folder, { recursive: true });
});

test('state that is not its own is left out with a warning', async () => {
  const warned = jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  const optimizer = adam();
  const weights = [
    { name: 'iter', tensor: tf.scalar(3, 'int32') },
    { name: 'dense/kernel/m', tensor: tf.zeros([2]) },
  ];
  await optimizer.setWeights(weights);
  expect(warned.mock.calls[0][0]).toMatch(/最初の状態から[^]*dense\/kernel\/m[^]*starts anew/);
  expect(await optimizer.getWeights()).toHaveLength(1);
  warned.mockRestore();
});
