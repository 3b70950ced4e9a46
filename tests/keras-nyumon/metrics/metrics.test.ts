import { compile, evaluate, layers, losses, metrics, tf } from 'keras-nyumon';
import type { Metric, MetricName } from 'keras-nyumon';
import { METRIC_NAMES, metricByName } from 'keras-nyumon/dist/metrics/metrics';

/** The value of a metric over one batch. */
function valueOf(metric: Metric, yTrue: number[][], yPred: number[][]): number {
  return tf.tidy(() => metric.value(metric.count(tf.tensor2d(yTrue), tf.tensor2d(yPred))));
}

const yes = [[1], [0], [1], [0]];
const scores = [[0.9], [0.6], [0.45], [0.1]];

test('precision and recall by hand', () => {
  // Above 0.5 are a right one and a wrong one; one yes is missed.
  expect(valueOf(metrics.precision(), yes, scores)).toBe(0.5);
  expect(valueOf(metrics.recall(), yes, scores)).toBe(0.5);
  expect(valueOf(metrics.precision({ thresholds: 0.7 }), yes, scores)).toBe(1);
  expect(valueOf(metrics.recall({ thresholds: 0.2 }), yes, scores)).toBe(1);
});

test('AUC is the share of pairs of a yes and a no that are in order', () => {
  expect(valueOf(metrics.auc(), yes, scores)).toBeCloseTo(3 / 4, 10);
  expect(valueOf(metrics.auc(), yes, yes)).toBe(1);
});

test('every metric has a name by which it is found and reported', () => {
  for (const name of METRIC_NAMES) expect(metricByName(name).name).toBe(name);
  for (const name of METRIC_NAMES) expect(metricByName(name).direction).toMatch(/up|down/);
  expect(metrics.precision({ name: 'p' }).name).toBe('p');
});

test('misspelt names and options are answered, when run and when compiled', () => {
  // @ts-expect-error -- the option is thresholds
  expect(() => metrics.precision({ threshold: 0.4 })).toThrow(/Did you mean 'thresholds'\?/);
  // @ts-expect-error -- the metric is accuracy
  const misspelt: MetricName = 'acuracy';
  expect(() => metricByName(misspelt)).toThrow(/「accuracy」ではありませんか[^]*Did you mean 'accuracy'\?/);
});

test('a metric of one’s own, and a loss, are reported under their names', async () => {
  const model = tf.sequential({
    layers: [layers.dense({ units: 1, inputShape: [1], kernelInitializer: 'ones' })],
  });
  const largestError = (yTrue: tf.Tensor, yPred: tf.Tensor) => yTrue.sub(yPred).abs().max();
  compile(model, {
    optimizer: 'sgd',
    loss: 'mse',
    metrics: [largestError, losses.huber({ delta: 0.5 }), 'mae', 'mae'],
  });
  const score = await evaluate<'largestError' | 'huber' | 'mae_1'>(model, [[1], [2]], [[1], [4]]);
  expect(score).toMatchObject({ loss: 2, largestError: 2, huber: 0.4375, mae: 1, mae_1: 1 });
  model.dispose();
});

test('a confusion matrix counts right classes in rows, answers in columns', () => {
  expect(metrics.confusionMatrix([0, 1, 1, 2], Uint8Array.of(0, 2, 1, 2))).toEqual([
    [1, 0, 0],
    [0, 1, 1],
    [0, 0, 1],
  ]);
  expect(metrics.confusionMatrix([0], [0], 2)).toEqual([
    [1, 0],
    [0, 0],
  ]);
  expect(() => metrics.confusionMatrix([0, 1], [0])).toThrow(/2 個、予測は 1 個[^]*Make them as many/);
  expect(() => metrics.confusionMatrix([0, 3], [0, 1], 3)).toThrow(/3 があります[^]*from 0 to 2/);
});

test('a ROC curve has a point at each score, and its area is the AUC', () => {
  const {
    falsePositiveRate: x,
    truePositiveRate: y,
    thresholds,
  } = metrics.rocCurve([1, 0, 1, 0, 1], [0.9, 0.6, 0.4, 0.1, 0.6]);
  expect(thresholds).toEqual([Infinity, 0.9, 0.6, 0.4, 0.1]);
  expect(x).toEqual([0, 0, 0.5, 0.5, 1]);
  expect(y).toEqual([0, 1 / 3, 2 / 3, 1, 1]);
});
