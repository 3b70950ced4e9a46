import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {
  adam,
  compile,
  csvLogger,
  earlyStopping,
  exponentialDecay,
  fit,
  layers,
  learningRateScheduler,
  loadModel,
  modelCheckpoint,
  reduceLROnPlateau,
  sgd,
  tensorBoard,
  terminateOnNaN,
  tf,
} from 'keras-nyumon';
import type { Callback, FitOptions, History, MonitorName } from 'keras-nyumon';

const x = { dtype: 'float32' as const, shape: [8, 1], data: Float32Array.of(0, 1, 2, 3, 4, 5, 6, 7) };
const y = { dtype: 'float32' as const, shape: [8, 1], data: Float32Array.of(0, 2, 4, 6, 8, 10, 12, 14) };

function newModel(optimizer: tf.Optimizer = sgd({ learningRate: 0.01 })): tf.Sequential {
  const model = tf.sequential({ layers: [layers.dense({ units: 1, inputShape: [1] })] });
  compile(model, { optimizer, loss: 'meanSquaredError', metrics: ['mae'] });
  return model;
}

async function train(model: tf.LayersModel, callback: Callback, options: FitOptions = {}): Promise<History> {
  const callbacks = [callback];
  return fit(model, x, y, {
    batchSize: 4,
    epochs: 5,
    shuffle: false,
    verbose: 0,
    validationData: [x, y],
    callbacks,
    ...options,
  });
}

let folder: string;
let printed: jest.SpyInstance<void, unknown[]>;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'keras-nyumon-'));
  printed = jest.spyOn(console, 'log').mockImplementation(() => undefined);
});
afterEach(() => {
  printed.mockRestore();
  fs.rmSync(folder, { recursive: true });
});

describe('in fit', () => {
  test('earlyStopping ends training and gives the best weights back', async () => {
    // So large a learning rate that every epoch is worse than the one before.
    const model = newModel(sgd({ learningRate: 0.2 }));
    let afterFirst: number[] = [];
    const remember: Callback = {
      onEpochEnd: (epoch) => {
        if (epoch === 0) afterFirst = model.getWeights().map((weight) => weight.dataSync()[0]);
      },
    };
    const stopping = earlyStopping({ patience: 2, restoreBestWeights: true, verbose: 1 });
    const { epoch } = await train(model, stopping, { epochs: 10, callbacks: [remember, stopping] });
    expect(epoch).toEqual([0, 1, 2]);
    expect([stopping.stoppedEpoch, stopping.bestEpoch]).toEqual([2, 0]);
    expect(model.getWeights().map((weight) => weight.dataSync()[0])).toEqual(afterFirst);
    expect(printed.mock.calls.flat().join()).toMatch(/Epoch 3: 早期終了 early stopping[^]*エポック 1 の重み/);
    model.dispose();
  });

  test('reduceLROnPlateau and learningRateScheduler put the learning rate into the history', async () => {
    const model = newModel();
    const reduce = reduceLROnPlateau({ patience: 1, factor: 0.5, minDelta: 1e9, verbose: 1 });
    const { history } = await train(model, reduce);
    expect(history.learning_rate).toEqual([0.01, 0.01, 0.005, 0.0025, 0.00125]);
    expect(printed.mock.calls[0]).toEqual(['Epoch 2: 学習率 learning rate → 0.005']);
    const scheduler = learningRateScheduler((epoch, rate) => (epoch === 0 ? 0.01 : rate * 0.5));
    expect((await train(model, scheduler, { epochs: 3 })).history.learning_rate).toEqual([
      0.01, 0.005, 0.0025,
    ]);
    model.dispose();
  });

  test('csvLogger writes a line after each epoch', async () => {
    const model = newModel();
    const file = path.join(folder, 'log.csv');
    const { history } = await train(model, csvLogger(file), { epochs: 2 });
    const [header, ...lines] = fs.readFileSync(file, 'utf8').trim().split('\r\n');
    expect(header).toBe('epoch,loss,mae,val_loss,val_mae');
    expect(lines.map((line) => line.split(',').map(Number))).toEqual(
      [0, 1].map((i) => [i, history.loss[i], history.mae[i], history.val_loss[i], history.val_mae[i]]),
    );
    model.dispose();
  });

  test('modelCheckpoint saves a model that goes on, in the format that the name says', async () => {
    const model = newModel(adam());
    await train(model, modelCheckpoint({ filepath: path.join(folder, '{epoch:02d}'), verbose: 1 }), {
      epochs: 2,
    });
    await train(model, modelCheckpoint({ filepath: path.join(folder, 'whole.keras') }), { epochs: 1 });
    const weightsOnly = modelCheckpoint({
      filepath: path.join(folder, 'a.weights.h5'),
      saveWeightsOnly: true,
    });
    await train(model, weightsOnly, { epochs: 1 });
    expect(fs.readdirSync(folder).sort()).toEqual(['01', '02', 'a.weights.h5', 'whole.keras']);
    const loaded = await loadModel(path.join(folder, '02'));
    expect(loaded.optimizer.iterations).toBe(4);
    expect(printed.mock.calls[1][0]).toBe(`Epoch 2: 保存しました saved to ${path.join(folder, '02')}`);
    model.dispose();
    loaded.dispose();
  });

  test('terminateOnNaN ends training, or throws', async () => {
    const diverging = () => newModel(sgd({ learningRate: 1e30 }));
    const [ends, throws] = [diverging(), diverging()];
    const { epoch } = await train(ends, terminateOnNaN(), { epochs: 50 });
    expect(epoch.length).toBeLessThan(5);
    expect(printed.mock.calls[0][0]).toMatch(/損失が (NaN|Infinity) になった[^]*Try a smaller learning rate/);
    await expect(train(throws, terminateOnNaN({ raiseError: true }))).rejects.toThrow(/The loss became/);
    ends.dispose();
    throws.dispose();
  });

  test('no tensors are left behind', async () => {
    const model = newModel();
    const callbacks = [
      earlyStopping({ patience: 3, restoreBestWeights: true }),
      reduceLROnPlateau(),
      csvLogger(path.join(folder, 'log.csv')),
      modelCheckpoint({ filepath: path.join(folder, 'model') }),
      tensorBoard({ logDir: path.join(folder, 'logs'), histogramFreq: 1, updateFreq: 'batch' }),
      terminateOnNaN(),
    ];
    await fit(model, x, y, { epochs: 1, verbose: 0, validationData: [x, y], callbacks });
    const { numTensors, numBytes } = tf.memory();
    await fit(model, x, y, { epochs: 10, verbose: 0, validationData: [x, y], callbacks });
    expect(tf.memory()).toMatchObject({ numTensors, numBytes });
    model.dispose();
  });
});

describe('what cannot be is said', () => {
  test.each([
    ['earlyStopping', () => earlyStopping({ patiense: 1 } as never), /Did you mean 'patience'/],
    ['reduceLROnPlateau', () => reduceLROnPlateau({ minLr: 1 } as never), /Did you mean 'minLR'/],
    ['factor', () => reduceLROnPlateau({ factor: 1 }), /factor は 1[^]*must be a number < 1/],
    ['modelCheckpoint', () => modelCheckpoint({ filePath: 'a' } as never), /Did you mean 'filepath'/],
    ['csvLogger', () => csvLogger('a', { apend: true } as never), /Did you mean 'append'/],
    ['tensorBoard', () => tensorBoard({ log_dir: 'a' } as never), /Did you mean 'logDir'/],
    [
      'terminateOnNaN',
      () => terminateOnNaN({ raise: true } as never),
      /terminateOnNaN has no option 'raise'/,
    ],
    [
      'learningRateScheduler',
      () => learningRateScheduler(() => 1, { verbos: 1 } as never),
      /Did you mean 'verbose'/,
    ],
    [
      'which is better',
      () => earlyStopping({ monitor: 'val_mine' as MonitorName }),
      /大きいほど[^]*mode: 'min'/,
    ],
  ])('%s', (_name, make, message) => {
    expect(make).toThrow(message);
  });

  test.each([
    [
      'a misspelt monitor',
      () => earlyStopping({ monitor: 'val_los' as MonitorName, mode: 'min' }),
      {},
      /Did you mean 'val_loss'/,
    ],
    [
      'no validation data',
      () => reduceLROnPlateau(),
      { validationData: undefined },
      /validationData を渡して/,
    ],
    [
      'another metric',
      () => earlyStopping({ monitor: 'accuracy' }),
      {},
      /あるもの: loss, mae, val_loss, val_mae/,
    ],
    [
      'a name in the path',
      () => modelCheckpoint({ filepath: '{val_los}' }),
      {},
      /filepath「\{val_los\}」[^]*Did you mean 'val_loss'/,
    ],
    ['a format in the path', () => modelCheckpoint({ filepath: '{loss:x}' }), {}, /書式「x」[^]*like 02d/],
    ['a schedule that gives no number', () => learningRateScheduler(() => NaN), {}, /エポック 0 に NaN/],
  ])('%s', async (_name, make, options, message) => {
    const model = newModel();
    await expect(train(model, make(), options)).rejects.toThrow(message);
    model.dispose();
  });

  test("the learning rate of a schedule, or of TensorFlow.js's own optimizers, cannot be set", async () => {
    const scheduled = newModel(
      sgd({ learningRate: exponentialDecay({ initialLearningRate: 1e-3, decaySteps: 9, decayRate: 0.9 }) }),
    );
    const published = newModel(tf.train.sgd(0.01));
    const set = learningRateScheduler(() => 0.1);
    await expect(train(scheduled, set)).rejects.toThrow(/follows a schedule/);
    await expect(train(published, set)).rejects.toThrow(/learningRateScheduler needs an optimizer/);
    scheduled.dispose();
    published.dispose();
  });
});
