import { compile, fit, layers, setRandomSeed, tf } from 'keras-nyumon';
import type { Callback } from 'keras-nyumon';

const x = Array.from({ length: 10 }, (_, i) => [i / 10, 1]);
const y = x.map(([value]) => [2 * value]);
const options = { batchSize: 4, verbose: 0 } as const;

let model: tf.Sequential;
beforeEach(() => {
  setRandomSeed(1);
  model = tf.sequential({ layers: [layers.dense({ units: 1, inputShape: [2] })] });
  compile(model, { optimizer: 'sgd', loss: 'mse', metrics: ['mae'] });
});
afterEach(() => {
  model.dispose();
});

test('callbacks are called in Keras’s order, with Keras’s logs', async () => {
  const calls: [name: string, ...rest: unknown[]][] = [];
  const note =
    (name: string) =>
    (...args: unknown[]) => {
      const [number, logs] = args as [number, object | undefined];
      calls.push([name, number, ...(logs ? [Object.keys(logs)] : [])]);
    };
  const callback: Callback = {
    setModel: (given) => calls.push(['setModel', given === model]),
    onTrainBegin: note('onTrainBegin'),
    onEpochBegin: note('onEpochBegin'),
    onBatchBegin: note('onBatchBegin'),
    onBatchEnd: note('onBatchEnd'),
    onEpochEnd: note('onEpochEnd'),
    onTrainEnd: () => {
      calls.push(['onTrainEnd']);
    },
  };
  await fit(model, x, y, { ...options, validationData: [x, y], callbacks: [callback] });
  const batch = (number: number) => [
    ['onBatchBegin', number],
    ['onBatchEnd', number, ['loss', 'mae']],
  ];
  expect(calls).toEqual([
    ['setModel', true],
    ['onTrainBegin', undefined],
    ['onEpochBegin', 0],
    ...[0, 1, 2].flatMap(batch),
    ['onEpochEnd', 0, ['loss', 'mae', 'val_loss', 'val_mae']],
    ['onTrainEnd'],
  ]);
});

test('promises of callbacks are waited for, one after the other', async () => {
  const order: string[] = [];
  const slow = (name: string): Callback => ({
    onBatchEnd: async () => {
      await new Promise((resolve) => setTimeout(resolve, 5));
      order.push(name);
    },
  });
  await fit(model, x, y, { ...options, batchSize: 10, epochs: 2, callbacks: [slow('a'), slow('b')] });
  expect(order).toEqual(['a', 'b', 'a', 'b']);
});

test('stopTraining ends the epoch after the batch; it is measured, and counts', async () => {
  const stop: Callback = {
    onBatchEnd: (batch) => {
      if (batch === 1) model.stopTraining = true;
    },
  };
  const { epoch, history } = await fit(model, x, y, {
    ...options,
    epochs: 5,
    validationData: [x, y],
    callbacks: [stop],
  });
  expect(epoch).toEqual([0]);
  expect(Object.values(history).map((values) => values.length)).toEqual([1, 1, 1, 1]);
  // It is forgotten by the next fit.
  expect((await fit(model, x, y, { ...options, epochs: 2 })).epoch).toEqual([0, 1]);
});

test('what a callback adds to an epoch’s logs is in the history', async () => {
  const addRate: Callback = {
    onEpochEnd: (_epoch, logs) => {
      if (logs) logs.learning_rate = 0.01;
    },
  };
  const { history } = await fit(model, x, y, { ...options, epochs: 2, callbacks: [addRate] });
  expect(history.learning_rate).toEqual([0.01, 0.01]);
});

test('callbacks of TensorFlow.js work', async () => {
  compile(model, { optimizer: tf.train.sgd(0), loss: 'mse' });
  const early = tf.callbacks.earlyStopping({ monitor: 'val_loss', patience: 1 });
  const { epoch } = await fit(model, x, y, {
    ...options,
    epochs: 9,
    validationData: [x, y],
    callbacks: [early],
  });
  expect(epoch).toEqual([0, 1]);
});

test('an error in a callback ends training, and the model can be trained again', async () => {
  const broken: Callback = {
    onBatchEnd: () => {
      throw new Error('mine');
    },
  };
  const { numTensors } = tf.memory();
  await expect(fit(model, x, y, { ...options, callbacks: [broken] })).rejects.toThrow('mine');
  expect(tf.memory().numTensors).toBe(numTensors);
  expect((await fit(model, x, y, options)).epoch).toEqual([0]);
});

test('Ctrl+C ends training within a batch: the epoch so far is in the history, and training can go on', async () => {
  const ended: string[] = [];
  const press: Callback = {
    onBatchEnd: (batch) => {
      if (batch === 1) process.emit('SIGINT');
    },
    onEpochEnd: () => void ended.push('epoch'),
    onTrainEnd: () => void ended.push('training'),
  };
  let batches = 0;
  const count: Callback = {
    onBatchBegin: () => {
      batches++;
    },
  };
  const stopped = await fit(model, x, y, {
    ...options,
    epochs: 5,
    validationData: [x, y],
    callbacks: [count, press],
  });
  expect(batches).toBe(2);
  expect(stopped.epoch).toEqual([0]);
  expect(Object.keys(stopped.history)).toEqual(['loss', 'mae']);
  // An epoch that was stopped did not end.
  expect(ended).toEqual(['training']);
  const { epoch } = await fit(model, x, y, { ...options, epochs: 2 });
  expect(epoch).toEqual([0, 1]);
  expect(process.listenerCount('SIGINT')).toBe(0);
});

test('a model that is being trained says so', async () => {
  const first = fit(model, x, y, { ...options, epochs: 2 });
  await expect(fit(model, x, y, options)).rejects.toThrow(/await を付けて[^]*Write await before the fit/);
  expect((await first).epoch).toEqual([0, 1]);
});
