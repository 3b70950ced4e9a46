import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { compile, layers, sgd, tensorBoard, tf } from 'keras-nyumon';
import type { Logs, TensorBoardOptions } from 'keras-nyumon';
import { jupyterPython } from '../../notebooks/jupyter-python';

type Events<Value> = Record<string, [step: number, value: Value][]>;

interface Histogram {
  min: number;
  max: number;
  num: number;
  sum: number;
  sum_squares: number;
  bucket_limit: number[];
  bucket: number[];
}

const EPOCHS: Logs[] = [
  { loss: 1, accuracy: 0.5, val_loss: 1.5, val_accuracy: 0.25 },
  { loss: 0.5, accuracy: 0.75, val_loss: NaN, val_accuracy: 0.375 },
];
const BATCHES = 3;

let folder: string;
beforeEach(() => (folder = fs.mkdtempSync(path.join(os.tmpdir(), 'keras-nyumon-'))));
afterEach(() => {
  fs.rmSync(folder, { recursive: true });
});

/** What TensorBoard itself reads of a training run with these epochs. */
async function written(
  options: TensorBoardOptions,
  weights?: tf.Tensor,
): Promise<Record<string, Events<unknown>>> {
  const model = tf.sequential({
    layers: [layers.dense({ units: 4, name: 'dense', useBias: false, inputShape: [2] })],
  });
  compile(model, { optimizer: sgd({ learningRate: 0.25 }), loss: 'meanSquaredError', metrics: ['accuracy'] });
  if (weights) model.setWeights([weights]);
  const callback = tensorBoard({ logDir: folder, ...options });
  callback.setModel?.(model);
  for (const [epoch, logs] of EPOCHS.entries()) {
    for (let batch = 0; batch < BATCHES; batch++) {
      const gradients = [{ name: model.trainableWeights[0].name, tensor: tf.zeros([2, 4]) }];
      model.optimizer.applyGradients(gradients);
      tf.dispose(gradients);
      await callback.onBatchEnd?.(batch, { loss: epoch + batch / 4 });
    }
    await callback.onEpochEnd?.(epoch, logs);
  }
  model.dispose();
  const json = execFileSync(jupyterPython, [path.join(__dirname, 'read_events.py'), folder], {
    encoding: 'utf8',
  });
  return JSON.parse(json.replaceAll('NaN', 'null')) as Record<string, Events<unknown>>;
}

test('the runs, names, steps and values are those of Keras', async () => {
  expect(await written({})).toEqual({
    train: {
      epoch_loss: [
        [0, 1],
        [1, 0.5],
      ],
      epoch_accuracy: [
        [0, 0.5],
        [1, 0.75],
      ],
      epoch_learning_rate: [
        [0, 0.25],
        [1, 0.25],
      ],
    },
    validation: {
      epoch_loss: [
        [0, 1.5],
        [1, null],
      ],
      epoch_accuracy: [
        [0, 0.25],
        [1, 0.375],
      ],
      evaluation_loss_vs_iterations: [
        [3, 1.5],
        [6, null],
      ],
      evaluation_accuracy_vs_iterations: [
        [3, 0.25],
        [6, 0.375],
      ],
    },
  });
});

test.each([
  [
    'batch' as const,
    [
      [1, 0],
      [2, 0.25],
      [3, 0.5],
      [4, 1],
      [5, 1.25],
      [6, 1.5],
    ],
  ],
  [
    2,
    [
      [2, 0.25],
      [4, 1],
      [6, 1.5],
    ],
  ],
])('updateFreq %p: values of batches, counted over all epochs from 1', async (updateFreq, expected) => {
  const { train } = await written({ updateFreq });
  expect(train.batch_loss).toEqual(expected);
  expect(train.epoch_loss).toEqual([
    [0, 1],
    [1, 0.5],
  ]);
});

describe('histograms of the weights', () => {
  const histogramsOf = async (values: number[], histogramFreq = 1) => {
    const weights = tf.tensor2d(values, [2, 4]);
    const { train } = await written({ histogramFreq }, weights);
    weights.dispose();
    return train['dense/kernel/histogram'] as [step: number, value: Histogram][];
  };

  test('count every weight between the smallest and the largest', async () => {
    const values = [-1, -1, -0.5, 0, 0.25, 0.5, 1, 2];
    const [[step, first], [, second]] = await histogramsOf(values);
    expect(step).toBe(0);
    expect(first).toMatchObject({
      min: -1,
      max: 2,
      num: 8,
      sum: 1.25,
      sum_squares: 1 + 1 + 0.25 + 0.0625 + 0.25 + 1 + 4,
    });
    expect(second).toEqual(first);
    const [limits, counts] = [first.bucket_limit, first.bucket];
    expect(limits).toHaveLength(30);
    expect(limits[29]).toBeCloseTo(2, 9);
    expect([counts[0], counts[29]]).toEqual([2, 1]);
    expect(counts.reduce((sum, count) => sum + count)).toBe(8);
    // Each is in the bucket that ends at or after it.
    expect(counts[limits.findIndex((limit) => limit > 0.25)]).toBe(1);
  });

  test('of weights that are all equal: they have a width', async () => {
    const [[, { min, max, num, bucket }]] = await histogramsOf(new Array<number>(8).fill(3));
    expect({ min, max, num }).toEqual({ min: 2.5, max: 3.5, num: 8 });
    expect(bucket.filter((count) => count > 0)).toEqual([8]);
  });

  test('of weights that became NaN: those that are left', async () => {
    const [[, { min, max, num }]] = await histogramsOf([NaN, NaN, Infinity, 1, 2, 1, 2, 1]);
    expect({ min, max, num }).toEqual({ min: 1, max: 2, num: 5 });
  });

  test('of weights that all became NaN: nothing', async () => {
    const [[, { num }]] = await histogramsOf(new Array<number>(8).fill(NaN));
    expect(num).toBe(0);
  });

  test('only every so many epochs', async () => {
    expect((await histogramsOf([1, 2, 3, 4, 5, 6, 7, 8], 2)).map(([step]) => step)).toEqual([0]);
  });
});
