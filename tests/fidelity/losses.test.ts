import { losses, tf } from 'keras-nyumon';
import type { Loss } from 'keras-nyumon';
import { checkRow } from './check-row';
import { snakeCase } from './for-keras';
import { runKeras, testWithKeras } from './run-keras';

/** Labels and predictions that a loss is compared on. */
interface Case {
  loss: keyof typeof losses;
  note: string;
  options?: Record<string, number | boolean>;
  labels: number[] | number[][] | number[][][];
  predictions: number[][] | number[][][];
  labelType?: 'float32' | 'int32';
}

/** Errors of all sizes and both signs, and none. */
const numbers = {
  labels: [
    [0, 1, -2, 3.5],
    [0, 0, 0, 0],
    [1e-3, -1e-3, 100, -100],
    [0.5, 2, -0.25, 7],
  ],
  predictions: [
    [0.5, 1, 2, -3.5],
    [0, 1e-4, -1, 50],
    [2e-3, 1e-3, 90, 100],
    [0.5, 3.75, -1.25, 7.001],
  ],
};
const counts = {
  labels: [
    [0, 1, 4],
    [2, 0, 30],
    [1, 1, 1],
  ],
  predictions: [
    [0.1, 1.5, 3],
    [1e-6, 0, 25],
    [1, 2, 0.5],
  ],
};
/** Probabilities of four classes: likely, wrong, even, and saturated to 0 and 1. */
const classes = {
  labels: [
    [0, 1, 0, 0],
    [1, 0, 0, 0],
    [0, 0, 0, 1],
    [0, 0, 1, 0],
    [0, 1, 0, 0],
  ],
  predictions: [
    [0.1, 0.7, 0.15, 0.05],
    [0.05, 0.9, 0.03, 0.02],
    [0.25, 0.25, 0.25, 0.25],
    [1, 0, 0, 0],
    [0, 1, 0, 0],
  ],
};
const indices = [1, 0, 3, 2, 1];
const logits = [
  [2, -1, 0.5, 3],
  [0, 0, 0, 0],
  [80, -80, 3, 2],
  [-5, 100, 99, -100],
  [1e-3, 2e-3, 0, -1e-3],
];
const answers = {
  labels: [
    [1, 0, 1],
    [0, 0, 1],
    [1, 1, 0],
    [0, 1, 0],
  ],
  predictions: [
    [0.9, 0.2, 0.5],
    [1, 0, 1],
    [0, 1, 1e-9],
    [0.4999, 0.7, 0.01],
  ],
};
const answerLogits = [
  [0, 0, 0],
  [12, -12, 100],
  [-100, 50, 1e-4],
  [-1, 2, -0.5],
];
const signs = {
  labels: [
    [1, -1, 1],
    [-1, -1, 1],
  ],
  predictions: [
    [0.5, -2, -1],
    [0.3, 1, 1],
  ],
};

const CASES: Case[] = [
  ...(
    [
      'meanSquaredError',
      'meanAbsoluteError',
      'meanAbsolutePercentageError',
      'meanSquaredLogarithmicError',
    ] as const
  ).map((loss) => ({ loss, note: 'all sizes and signs', ...numbers })),
  { loss: 'meanAbsolutePercentageError', note: 'counts', ...counts },
  { loss: 'meanSquaredLogarithmicError', note: 'counts', ...counts },
  {
    loss: 'meanSquaredError',
    note: 'labels [n], predictions [n, 1]',
    labels: [1, 2, 3],
    predictions: [[1], [0], [5]],
  },
  {
    loss: 'meanAbsoluteError',
    note: 'labels [n], predictions [n, 1]',
    labels: [1, 2, 3],
    predictions: [[1], [0], [5]],
  },
  {
    loss: 'meanSquaredError',
    note: 'three axes',
    labels: [numbers.labels],
    predictions: [numbers.predictions],
  },
  { loss: 'huber', note: 'default', ...numbers },
  { loss: 'huber', note: 'delta 0.5, errors right at it', options: { delta: 0.5 }, ...numbers },
  { loss: 'logCosh', note: 'all sizes and signs', ...numbers },
  { loss: 'poisson', note: 'counts', ...counts },
  {
    loss: 'cosineSimilarity',
    note: 'all directions',
    labels: numbers.predictions,
    predictions: numbers.predictions.map((row) => row.map((value, i) => value + i - 1)),
  },
  { loss: 'klDivergence', note: 'saturated too', ...classes },
  { loss: 'hinge', note: 'labels ±1', ...signs },
  { loss: 'hinge', note: 'labels 0 and 1', ...answers },
  { loss: 'squaredHinge', note: 'labels ±1', ...signs },
  { loss: 'squaredHinge', note: 'labels 0 and 1', ...answers },
  { loss: 'categoricalHinge', note: 'one-hot, ties too', ...classes },
  { loss: 'binaryCrossentropy', note: 'saturated too', ...answers },
  { loss: 'binaryCrossentropy', note: 'label smoothing', options: { labelSmoothing: 0.2 }, ...answers },
  {
    loss: 'binaryCrossentropy',
    note: 'logits, 0 and saturated too',
    options: { fromLogits: true },
    labels: answers.labels,
    predictions: answerLogits,
  },
  {
    loss: 'binaryCrossentropy',
    note: 'labels [n], predictions [n, 1]',
    labels: [1, 0, 1],
    predictions: [[0.2], [0.4], [0.9]],
  },
  { loss: 'binaryCrossentropy', note: 'integer labels', labelType: 'int32', ...answers },
  { loss: 'categoricalCrossentropy', note: 'saturated too', ...classes },
  { loss: 'categoricalCrossentropy', note: 'label smoothing', options: { labelSmoothing: 0.1 }, ...classes },
  {
    loss: 'categoricalCrossentropy',
    note: 'logits, saturated too',
    options: { fromLogits: true },
    labels: classes.labels,
    predictions: logits,
  },
  {
    loss: 'categoricalCrossentropy',
    note: 'logits, label smoothing',
    options: { fromLogits: true, labelSmoothing: 0.1 },
    labels: classes.labels,
    predictions: logits,
  },
  {
    loss: 'categoricalCrossentropy',
    note: 'logits, labels that do not sum to 1',
    options: { fromLogits: true },
    labels: classes.labels.map((row) => row.map((value) => value * 3)),
    predictions: logits,
  },
  {
    loss: 'categoricalCrossentropy',
    note: 'probabilities that do not sum to 1',
    labels: classes.labels,
    predictions: classes.predictions.map((row) => row.map((value) => value * 2 + 0.1)),
  },
  {
    loss: 'categoricalCrossentropy',
    note: 'three axes',
    labels: [classes.labels],
    predictions: [classes.predictions],
  },
  {
    loss: 'sparseCategoricalCrossentropy',
    note: 'labels [n]',
    labels: indices,
    predictions: classes.predictions,
  },
  {
    loss: 'sparseCategoricalCrossentropy',
    note: 'integer labels [n]',
    labels: indices,
    predictions: classes.predictions,
    labelType: 'int32',
  },
  {
    loss: 'sparseCategoricalCrossentropy',
    note: 'labels [n, 1]',
    labels: indices.map((index) => [index]),
    predictions: classes.predictions,
  },
  {
    loss: 'sparseCategoricalCrossentropy',
    note: 'logits, saturated too',
    options: { fromLogits: true },
    labels: indices,
    predictions: logits,
  },
  {
    loss: 'sparseCategoricalCrossentropy',
    note: 'three axes',
    labels: [indices],
    predictions: [classes.predictions],
  },
  { loss: 'binaryFocalCrossentropy', note: 'default', ...answers },
  {
    loss: 'binaryFocalCrossentropy',
    note: 'balanced, smoothed, gamma 1.5',
    options: { applyClassBalancing: true, alpha: 0.3, gamma: 1.5, labelSmoothing: 0.1 },
    ...answers,
  },
  {
    loss: 'binaryFocalCrossentropy',
    note: 'logits',
    options: { fromLogits: true },
    labels: answers.labels,
    predictions: answerLogits,
  },
  { loss: 'categoricalFocalCrossentropy', note: 'default', ...classes },
  {
    loss: 'categoricalFocalCrossentropy',
    note: 'alpha, gamma, smoothing',
    options: { alpha: 0.5, gamma: 3, labelSmoothing: 0.1 },
    ...classes,
  },
  {
    loss: 'categoricalFocalCrossentropy',
    note: 'logits',
    options: { fromLogits: true },
    labels: classes.labels,
    predictions: logits,
  },
];

interface Answer {
  values: number[];
  mean: number;
  gradient: number[][];
}

let keras: Answer[];
beforeAll(() => {
  if (!process.env.KERAS_NYUMON_TEST_PYTHON) return;
  const cases = CASES.map(({ loss, options = {}, labels, predictions, labelType }) => ({
    class_name: className(loss),
    options: Object.fromEntries(Object.entries(options).map(([name, value]) => [snakeCase(name), value])),
    labels,
    predictions,
    label_type: labelType ?? 'float32',
  }));
  [keras] = runKeras('losses', [{ call: 'losses', cases }]) as Answer[][];
});

describe('losses', () => {
  testWithKeras.each(CASES.map((each, i) => [each.loss, each.note, i] as const))(
    '%s: %s',
    (_loss, _note, i) => {
      const { loss, note, options = {}, labels, predictions, labelType = 'float32' } = CASES[i];
      const before = tf.memory().numTensors;
      tf.tidy(() => {
        const compute = (losses[loss] as (options: object) => Loss)(options);
        const yTrue = tf.tensor(labels, undefined, labelType);
        const yPred = tf.tensor(predictions);
        const gradient = tf.grad((y: tf.Tensor) => compute(yTrue, y).mean())(yPred);
        checkRow(`loss ${loss}, ${note}: values`, compute(yTrue, yPred).dataSync(), keras[i].values);
        checkRow(`loss ${loss}, ${note}: gradient`, gradient.dataSync(), keras[i].gradient);
      });
      expect(tf.memory().numTensors).toBe(before);
    },
  );
});

/** As Keras names the class: `meanSquaredError` is `MeanSquaredError`. */
function className(name: string): string {
  return name === 'klDivergence' ? 'KLDivergence' : name[0].toUpperCase() + name.slice(1);
}
