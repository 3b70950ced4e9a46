import { metrics, tf } from 'keras-nyumon';
import type { Metric } from 'keras-nyumon';
import { checkRow } from './check-row';
import { snakeCase } from './for-keras';
import { runKeras, testWithKeras } from './run-keras';

/** Labels and predictions of a batch. */
type Batch = [labels: number[] | number[][], predictions: number[][]];

/** A metric over several batches, of different sizes. */
interface Case {
  metric: Exclude<keyof typeof metrics, 'confusionMatrix' | 'rocCurve'>;
  note?: string;
  options?: Record<string, number | string>;
  /** Where Keras's own options differ from ours. */
  kerasOptions?: Record<string, unknown>;
  batches: Batch[];
}

/** A number in 0 … 1 that looks random. */
const noise = (i: number) => Math.abs(Math.sin(i * 12.9898) * 43758.5453) % 1;
const SIZES = [7, 1, 32, 5];

/** Batches of rows of numbers, made one by one from their place. */
function batches(
  columns: number,
  label: (place: number) => number,
  prediction: (place: number) => number,
): [labels: number[][], predictions: number[][]][] {
  let place = 0;
  return SIZES.map((size) => {
    const rows = Array.from({ length: size }, () => Array.from({ length: columns }, () => place++));
    return [rows.map((row) => row.map(label)), rows.map((row) => row.map(prediction))];
  });
}

const yesNo = batches(
  1,
  (i) => Number(noise(i) > 0.6),
  (i) => Math.min(1, 0.6 * noise(i) + 0.5 * noise(i + 1000)),
);
/** Thresholds themselves, 0 and 1 among the predictions. */
const onTheEdge = batches(
  1,
  (i) => i % 2,
  (i) => [0, 0.5, 1, 100 / 199, 0.25, 0.75][i % 6],
);
const nobodyIsYes = batches(
  1,
  () => 0,
  (i) => noise(i) / 2,
);
const manyAnswers = batches(
  3,
  (i) => Number(noise(i) > 0.5),
  (i) => 0.5 * noise(i) + 0.5 * noise(i + 500),
);
const scores = (i: number) => Math.round(noise(i + 300) * 20) / 20;
const classes = batches(8, (i) => i, scores).map(([places, predictions]): Batch => [
  places.map(([first]) => places[0].map((_, k) => Number(k === Math.floor(noise(first) * 8)))),
  predictions,
]) as [number[][], number[][]][];
const indices = classes.map(([labels, predictions]): Batch => [
  labels.map((row) => row.indexOf(1)),
  predictions,
]);
const numbers = batches(
  3,
  (i) => 3 * noise(i) - 1,
  (i) => 3 * noise(i) - 1 + noise(i + 77),
);
const counts = batches(
  2,
  (i) => Math.floor(5 * noise(i)),
  (i) => 5 * noise(i + 9) + 0.1,
);
const probabilities = classes.map(([labels, predictions]): Batch => [
  labels,
  predictions.map((row) =>
    row.map((value) => (value + 0.01) / row.reduce((sum, each) => sum + each + 0.01, 0)),
  ),
]);

const CASES: Case[] = [
  { metric: 'binaryAccuracy', batches: yesNo },
  { metric: 'binaryAccuracy', note: 'threshold 0.3', options: { threshold: 0.3 }, batches: yesNo },
  { metric: 'binaryAccuracy', note: 'predictions at the threshold', batches: onTheEdge },
  { metric: 'binaryAccuracy', note: 'several outputs', batches: manyAnswers },
  { metric: 'binaryAccuracy', note: 'labels [n]', batches: yesNo.map(([labels, p]) => [labels.flat(), p]) },
  { metric: 'categoricalAccuracy', batches: classes },
  { metric: 'sparseCategoricalAccuracy', batches: indices },
  {
    metric: 'sparseCategoricalAccuracy',
    note: 'labels [n, 1]',
    batches: indices.map(([labels, p]) => [labels.map((each) => [each as number]), p]),
  },
  { metric: 'topKCategoricalAccuracy', note: 'ties too', batches: classes },
  { metric: 'topKCategoricalAccuracy', note: 'k 2', options: { k: 2 }, batches: classes },
  { metric: 'sparseTopKCategoricalAccuracy', note: 'k 3', options: { k: 3 }, batches: indices },
  { metric: 'precision', batches: yesNo },
  { metric: 'precision', note: 'thresholds 0.4', options: { thresholds: 0.4 }, batches: yesNo },
  { metric: 'precision', note: 'predictions at the threshold', batches: onTheEdge },
  { metric: 'precision', note: 'nobody is yes', batches: nobodyIsYes },
  { metric: 'precision', note: 'several outputs', batches: manyAnswers },
  { metric: 'precision', note: 'classId 1', options: { classId: 1 }, batches: manyAnswers },
  { metric: 'precision', note: 'topK 2', options: { topK: 2 }, batches: probabilities },
  { metric: 'recall', batches: yesNo },
  { metric: 'recall', note: 'thresholds 0.4', options: { thresholds: 0.4 }, batches: yesNo },
  { metric: 'recall', note: 'nobody is yes', batches: nobodyIsYes },
  { metric: 'recall', note: 'topK 2, classId 3', options: { topK: 2, classId: 3 }, batches: probabilities },
  { metric: 'auc', batches: yesNo },
  { metric: 'auc', note: 'predictions at the thresholds', batches: onTheEdge },
  { metric: 'auc', note: 'nobody is yes', batches: nobodyIsYes },
  { metric: 'auc', note: 'several outputs', batches: manyAnswers },
  { metric: 'auc', note: '20 thresholds', options: { numThresholds: 20 }, batches: yesNo },
  { metric: 'auc', note: 'PR', options: { curve: 'PR' }, batches: yesNo },
  { metric: 'auc', note: 'PR, predictions at the thresholds', options: { curve: 'PR' }, batches: onTheEdge },
  { metric: 'auc', note: 'PR, nobody is yes', options: { curve: 'PR' }, batches: nobodyIsYes },
  { metric: 'f1Score', note: 'macro, our default', kerasOptions: { average: 'macro' }, batches: classes },
  { metric: 'f1Score', note: 'micro', options: { average: 'micro' }, batches: classes },
  {
    metric: 'f1Score',
    note: 'weighted, threshold 0.5',
    options: { average: 'weighted', threshold: 0.5 },
    batches: manyAnswers,
  },
  {
    metric: 'f1Score',
    note: 'one output, threshold 0.5',
    options: { average: 'macro', threshold: 0.5 },
    batches: yesNo,
  },
  { metric: 'meanSquaredError', batches: numbers },
  { metric: 'meanAbsoluteError', batches: numbers },
  { metric: 'meanAbsolutePercentageError', batches: numbers },
  { metric: 'meanSquaredLogarithmicError', batches: counts },
  { metric: 'rootMeanSquaredError', batches: numbers },
  { metric: 'r2Score', batches: numbers },
  {
    metric: 'r2Score',
    note: 'weighted by variance',
    options: { classAggregation: 'varianceWeightedAverage' },
    kerasOptions: { class_aggregation: 'variance_weighted_average' },
    batches: numbers,
  },
  { metric: 'cosineSimilarity', batches: numbers },
  { metric: 'logCosh', batches: numbers },
  { metric: 'poisson', batches: counts },
  { metric: 'klDivergence', batches: probabilities },
  { metric: 'hinge', batches: manyAnswers },
  { metric: 'squaredHinge', batches: manyAnswers },
  { metric: 'categoricalHinge', batches: classes },
  { metric: 'binaryCrossentropy', batches: manyAnswers },
  { metric: 'categoricalCrossentropy', batches: probabilities },
  {
    metric: 'sparseCategoricalCrossentropy',
    batches: probabilities.map(([labels, p]) => [(labels as number[][]).map((row) => row.indexOf(1)), p]),
  },
];

/** Labels and predictions of every kind that `accuracy` tells apart by their shapes. */
const ACCURACIES: [kind: string, batch: Batch][] = [
  ['binary, labels [n, 1]', yesNo[2]],
  ['binary, labels [n]', [yesNo[2][0].flat(), yesNo[2][1]]],
  ['one-hot', classes[2]],
  ['class indices [n]', indices[2]],
  ['class indices [n, 1]', [(indices[2][0] as number[]).map((index) => [index]), indices[2][1]]],
];

let keras: { values: (number | number[])[][]; accuracies: number[] };
beforeAll(() => {
  if (!process.env.KERAS_NYUMON_TEST_PYTHON) return;
  const [values, accuracies] = runKeras('metrics', [
    {
      call: 'metrics',
      cases: CASES.map(({ metric, options = {}, kerasOptions, batches }) => ({
        class_name: className(metric),
        options:
          kerasOptions ??
          Object.fromEntries(Object.entries(options).map(([name, value]) => [snakeCase(name), value])),
        batches,
      })),
    },
    { call: 'accuracies', cases: ACCURACIES.map(([, [labels, predictions]]) => ({ labels, predictions })) },
  ]);
  keras = { values, accuracies } as typeof keras;
});

/** The metric's value after each batch. */
function ours(metric: Metric, all: Batch[]): number[] {
  let sums: number[] = [];
  return all.map(([labels, predictions]) => {
    const counts = tf.tidy(() => metric.count(tf.tensor(labels), tf.tensor(predictions)));
    sums = counts.map((count, i) => (sums[i] ?? 0) + count);
    return metric.value(sums);
  });
}

testWithKeras.each(CASES.map((each, i) => [each.metric, each.note ?? 'default', i] as const))(
  'metric %s, %s',
  (name, note, i) => {
    const { options = {}, batches } = CASES[i];
    const metric = (metrics[name] as (options: object) => Metric)(options);
    expect(metric.name).toBe(name);
    const before = tf.memory().numTensors;
    checkRow(
      `metric ${name}, ${note}: after each of ${batches.length} batches`,
      ours(metric, batches),
      keras.values[i],
    );
    expect(tf.memory().numTensors).toBe(before);
  },
);

testWithKeras.each(ACCURACIES.map(([kind], i) => [kind, i] as const))('metric accuracy, %s', (kind, i) => {
  checkRow(`metric accuracy, ${kind}`, ours(metrics.accuracy(), [ACCURACIES[i][1]]), [keras.accuracies[i]]);
});

testWithKeras('a metric of another threshold would be noticed', () => {
  const i = CASES.findIndex(({ metric }) => metric === 'precision');
  const wrong = ours(metrics.precision({ thresholds: 0.55 }), CASES[i].batches);
  expect(Math.abs((wrong.at(-1) ?? 0) - (keras.values[i].at(-1) as number))).toBeGreaterThan(0.01);
});

/** As Keras names the class: `topKCategoricalAccuracy` is `TopKCategoricalAccuracy`. */
function className(name: string): string {
  const others: Record<string, string> = {
    auc: 'AUC',
    klDivergence: 'KLDivergence',
    logCosh: 'LogCoshError',
  };
  return others[name] ?? name[0].toUpperCase() + name.slice(1);
}
