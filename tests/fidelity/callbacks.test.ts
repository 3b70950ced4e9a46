import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {
  compile,
  csvLogger,
  earlyStopping,
  layers,
  learningRateScheduler,
  loadModel,
  modelCheckpoint,
  reduceLROnPlateau,
  sgd,
  terminateOnNaN,
  tf,
} from 'keras-nyumon';
import type {
  Callback,
  EarlyStoppingOptions,
  Logs,
  ModelCheckpointOptions,
  Optimizer,
  ReduceLROnPlateauOptions,
} from 'keras-nyumon';
import { checkRow } from './check-row';
import { describeWithKeras, runKeras } from './run-keras';

/** Epochs that get better, wait, get a little better, get worse, and become NaN. */
const VAL_LOSS = [1, 0.8, 0.8, 0.79, 0.85, 0.7895, 0.7, NaN, 0.71, 0.72, 0.69995, 0.8, 0.9, 0.6];
const EPOCHS: Logs[] = VAL_LOSS.map((loss, i) => ({
  loss: 1 / (i + 1),
  accuracy: i / 20,
  val_loss: loss,
  val_accuracy: [0.5, 0.6, 0.6, 0.7, 0.65, 0.68, 0.69, 0.69, 0.71, 0.7, 0.7, 0.7, 0.7, 0.7][i],
}));

const STOPPING: EarlyStoppingOptions[] = [
  {},
  { patience: 2 },
  { patience: 3, restoreBestWeights: true },
  { patience: 3, minDelta: 0.005, restoreBestWeights: true },
  { monitor: 'val_accuracy', patience: 3, restoreBestWeights: true },
  { monitor: 'val_accuracy', mode: 'min', patience: 3, restoreBestWeights: true },
  { patience: 4, baseline: 0.75, restoreBestWeights: true },
  { patience: 2, startFromEpoch: 4, restoreBestWeights: true },
  { monitor: 'accuracy', patience: 3, restoreBestWeights: true },
  { patience: 100, restoreBestWeights: true },
];

const PLATEAU: ReduceLROnPlateauOptions[] = [
  { patience: 2 },
  { patience: 1, factor: 0.5, minDelta: 0.01 },
  { patience: 1, factor: 0.5, cooldown: 2 },
  { patience: 1, factor: 0.5, minLR: 0.03 },
  { monitor: 'val_accuracy', patience: 2, factor: 0.3, minDelta: 0 },
  { monitor: 'loss', mode: 'max', patience: 3, factor: 0.3 },
];

const CHECKPOINTS: ModelCheckpointOptions[] = [
  { filepath: 'm.keras' },
  { filepath: '{epoch:02d}-{val_loss:.2f}.keras', saveBestOnly: true },
  {
    filepath: '{epoch}-{val_accuracy:08.3f}.keras',
    saveBestOnly: true,
    monitor: 'val_accuracy',
    initialValueThreshold: 0.6,
  },
  { filepath: '{epoch:03d}-{batch:02d}-{loss:f}.keras', saveFreq: 4 },
];
const BATCHES = 3;

let folder: string;
beforeAll(() => (folder = fs.mkdtempSync(path.join(os.tmpdir(), 'keras-nyumon-'))));
afterAll(() => {
  fs.rmSync(folder, { recursive: true });
});

const EXACT = {
  tolerance: 0,
  why: { ja: 'どこで止まるかは、ぴったり同じになります', en: 'where it stops must be exactly the same' },
};

describeWithKeras('callbacks decide as Keras does', () => {
  let keras: {
    stopping: number[][];
    plateau: number[][][];
    scheduler: number[][];
    csv: string[];
    checkpoints: [string, number][][];
    nan: (number | null)[];
  };
  const losses = [
    [1, 2, NaN, 3],
    [1, Infinity],
    [1, -Infinity, 1],
    [1, 2],
  ];
  const csvRuns = [
    { options: {}, epochs: EPOCHS },
    { options: { append: true }, epochs: EPOCHS.slice(0, 2) },
    {
      options: { separator: ';' },
      epochs: EPOCHS.slice(0, 2).map(({ loss, accuracy }) => ({ loss, accuracy })),
    },
  ];

  beforeAll(() => {
    const runsOf = (all: object[]) =>
      all.map((options) => ({ options: snakeCased(options), epochs: notNaN(EPOCHS) }));
    const answers = runKeras('callbacks', [
      { call: 'early_stopping', runs: runsOf(STOPPING) },
      { call: 'reduce_lr_on_plateau', runs: runsOf(PLATEAU) },
      { call: 'learning_rate_scheduler', epochs: notNaN(EPOCHS) },
      { call: 'csv_logger', runs: csvRuns.map((run) => ({ ...run, epochs: notNaN(run.epochs) })) },
      { call: 'model_checkpoint', runs: runsOf(CHECKPOINTS).map((run) => ({ ...run, batches: BATCHES })) },
      ...losses.map((each) => ({ call: 'terminate_on_nan', losses: each.map(spelt) })),
    ]);
    const [stopping, plateau, scheduler, csv, checkpoints, ...nan] = answers as never[];
    keras = { stopping, plateau, scheduler, csv, checkpoints, nan };
  });

  test.each(STOPPING.map((options, i) => [text(options), i] as const))(
    'earlyStopping %s',
    async (options, i) => {
      const [model, callback] = [newModel(), earlyStopping(STOPPING[i])];
      const before = tf.memory().numTensors;
      const epochs = await drive(callback, model, EPOCHS);
      expect(tf.memory().numTensors).toBe(before);
      const weight = model.getWeights()[0].dataSync()[0];
      const { stoppedEpoch, bestEpoch } = callback;
      checkRow(
        `callback earlyStopping, ${options}: epochs, where it stopped, best epoch, weight`,
        [epochs.length, stoppedEpoch, bestEpoch, weight],
        keras.stopping[i],
        EXACT,
      );
      model.dispose();
    },
  );

  test.each(PLATEAU.map((options, i) => [text(options), i] as const))(
    'reduceLROnPlateau %s',
    async (options, i) => {
      const rates = await drive(reduceLROnPlateau(PLATEAU[i]), newModel(), EPOCHS);
      checkRow(`callback reduceLROnPlateau, ${options}: learning rates`, rates, keras.plateau[i]);
    },
  );

  test('learningRateScheduler', async () => {
    const schedule = (epoch: number, rate: number) => (epoch > 2 ? rate * 0.9 : 0.5);
    const rates = await drive(learningRateScheduler(schedule), newModel(), EPOCHS);
    checkRow('callback learningRateScheduler: learning rates', rates, keras.scheduler);
  });

  test('csvLogger', async () => {
    const file = path.join(folder, 'new', 'log.csv');
    for (const [i, { options, epochs }] of csvRuns.entries()) {
      await drive(csvLogger(file, options), newModel(), epochs);
      const { separator = ',' } = options as { separator?: string };
      const table = (csv: string) => csv.split('\r\n').map((line) => line.split(separator));
      const [ours, theirs] = [table(fs.readFileSync(file, 'utf8')), table(keras.csv[i])];
      const words = (cells: string[][]) =>
        cells.map((line) => line.map((cell) => (isNumber(cell) ? '#' : cell.toLowerCase())));
      expect(words(ours)).toEqual(words(theirs));
      const numbers = (cells: string[][]) => cells.flat().filter(isNumber).map(Number);
      checkRow(`callback csvLogger, ${text(options)}: numbers in the file`, numbers(ours), numbers(theirs));
    }
  });

  test.each(CHECKPOINTS.map((options, i) => [text(options), i] as const))(
    'modelCheckpoint %s',
    async (options, i) => {
      const model = newModel();
      const target = path.join(folder, `checkpoints${i}`);
      // TensorFlow.js's own format, which is quicker to write.
      const filepath = path.join(target, CHECKPOINTS[i].filepath.replace('.keras', ''));
      const callback = modelCheckpoint({ ...CHECKPOINTS[i], filepath });
      const saved = new Map<string, number>();
      const lookForFiles = async () => {
        for (const name of fs.existsSync(target) ? fs.readdirSync(target) : []) {
          const loaded = await loadModel(path.join(target, name));
          saved.set(name, loaded.getWeights()[0].dataSync()[0]);
          loaded.dispose();
        }
      };
      callback.setModel?.(model);
      for (const [epoch, logs] of EPOCHS.entries()) {
        await callback.onEpochBegin?.(epoch);
        for (let batch = 0; batch < BATCHES; batch++) {
          setWeight(model, epoch + batch / 10);
          await callback.onBatchEnd?.(batch, { loss: 1 });
        }
        await callback.onEpochEnd?.(epoch, { ...logs });
      }
      await lookForFiles();
      const expected = new Map(
        keras.checkpoints[i].map(([name, weight]) => [name.replace('.keras', ''), weight]),
      );
      expect([...saved.keys()].sort()).toEqual([...expected.keys()].sort());
      checkRow(
        `callback modelCheckpoint, ${options}: the weight in each file`,
        [...expected.keys()].map((name) => saved.get(name) ?? NaN),
        [...expected.values()],
      );
      model.dispose();
    },
  );

  test('terminateOnNaN', () => {
    const printed = jest.spyOn(console, 'log').mockImplementation(() => undefined);
    const stops = losses.map((each) => {
      const [model, callback] = [newModel(), terminateOnNaN()];
      model.stopTraining = false;
      callback.setModel?.(model);
      const batch = each.findIndex((loss, i) => {
        void callback.onBatchEnd?.(i, { loss });
        return model.stopTraining;
      });
      model.dispose();
      return batch;
    });
    printed.mockRestore();
    checkRow(
      'callback terminateOnNaN: the batch it stops after',
      stops,
      keras.nan.map((batch) => batch ?? -1),
      EXACT,
    );
  });
});

function newModel(): tf.Sequential {
  const model = tf.sequential({
    layers: [layers.dense({ units: 1, useBias: false, name: 'one', inputShape: [1] })],
  });
  compile(model, { optimizer: sgd({ learningRate: 0.1 }), loss: 'meanSquaredError', metrics: ['accuracy'] });
  return model;
}

function setWeight(model: tf.LayersModel, value: number): void {
  tf.tidy(() => {
    model.setWeights([tf.fill([1, 1], value)]);
  });
}

/** The same as `drive` of callbacks.py. */
async function drive(callback: Callback, model: tf.LayersModel, epochs: Logs[]): Promise<number[][]> {
  const optimizer = model.optimizer as tf.Optimizer & Pick<Optimizer, 'learningRate'>;
  const done: number[][] = [];
  const isStopped = () => model.stopTraining;
  model.stopTraining = false;
  callback.setModel?.(model);
  await callback.onTrainBegin?.();
  for (const [epoch, given] of epochs.entries()) {
    setWeight(model, epoch);
    const logs: Logs = { ...given };
    await callback.onEpochBegin?.(epoch);
    const during = optimizer.learningRate;
    await callback.onEpochEnd?.(epoch, logs);
    done.push([during, 'learning_rate' in logs ? logs.learning_rate : 0, optimizer.learningRate]);
    if (isStopped()) break;
  }
  await callback.onTrainEnd?.();
  return done;
}

function snakeCased(options: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(options).map(([name, value]) => [
      name.replace('LR', 'Lr').replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      value,
    ]),
  );
}

/** JSON knows no NaN; callbacks.py reads it from words. */
function spelt(value: number): number | string {
  return Number.isFinite(value) ? value : String(value);
}

function notNaN(epochs: Logs[]): Record<string, number | string>[] {
  return epochs.map((logs) =>
    Object.fromEntries(Object.entries(logs).map(([name, value]) => [name, spelt(value)])),
  );
}

function isNumber(cell: string): boolean {
  return cell !== '' && Number.isFinite(Number(cell));
}

function text(options: object): string {
  return (
    Object.entries(options)
      .map(([name, value]) => `${name} ${String(value)}`)
      .join(', ') || 'defaults'
  );
}
