import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { compile, evaluate, fit, layers, saveModel, setRandomSeed, sgd, tf } from 'keras-nyumon';
import type { CompileOptions, EvaluateOptions, FitOptions, ModelData } from 'keras-nyumon';
import { checkRow } from './check-row';
import { snakeCase } from './for-keras';
import { runKeras, testWithKeras } from './run-keras';

type Compile = Omit<CompileOptions, 'optimizer'> & { learningRate: number };

/** One thing after the other, done to a model with Keras and with ours. */
type Action =
  | ({ action: 'compile' } & Compile)
  | { action: 'trainable'; layers: Record<string, boolean> }
  | ({ action: 'fit'; x: ModelData; y: ModelData; seed?: number } & FitOptions)
  | ({ action: 'evaluate'; x: ModelData; y: ModelData } & EvaluateOptions);

interface Run {
  name: string;
  model: () => tf.LayersModel;
  actions: Action[];
}

/** A number in 0 … 1 that looks random. */
const noise = (i: number) => Math.abs(Math.sin(i * 12.9898) * 43758.5453) % 1;
const rows = (samples: number, columns: number, value: (i: number) => number) =>
  Array.from({ length: samples }, (_, row) =>
    Array.from({ length: columns }, (_each, i) => value(row * columns + i)),
  );

/** 37 samples make batches of 8 with a smaller last one. */
const SAMPLES = 37;
const x = rows(SAMPLES, 5, (i) => 2 * noise(i) - 1);
const classes = x.map((row) => Math.floor(Math.abs(10 * row[0] + 3 * row[1])) % 4);
const oneHot = classes.map((index) => [0, 1, 2, 3].map((k) => Number(k === index)));
const yesNo = x.map((row) => [Number(row[0] + row[1] > 0)]);
const numbers = rows(SAMPLES, 3, (i) => 3 * noise(i + 999) - 1);
const weights = x.map((_, i) => [0.5, 1, 0, 3][i % 4]);
const epochs = 3;
const batchSize = 8;

/** A small network; `scale` makes its first answers as sure as one likes. */
function network(last: tf.layers.Layer[], scale = 1): tf.LayersModel {
  const model = tf.sequential({
    layers: [layers.dense({ units: 6, activation: 'tanh', inputShape: [5], name: 'hidden' }), ...last],
  });
  scaleWeights(model, scale);
  return model;
}

function scaleWeights(model: tf.LayersModel, scale: number): void {
  tf.tidy(() => {
    model.setWeights(model.getWeights().map((weight) => weight.mul(scale)));
  });
}

const softmax = () => layers.dense({ units: 4, activation: 'softmax', name: 'answer' });
const sigmoid = () => layers.dense({ units: 1, activation: 'sigmoid', name: 'answer' });
const linear = () => layers.dense({ units: 3, name: 'answer' });
const compiled = (loss: Compile['loss'], metrics?: Compile['metrics'], learningRate = 0.1): Action => ({
  action: 'compile',
  loss,
  ...(metrics ? { metrics } : {}),
  learningRate,
});
const fitted = (y: ModelData, options: FitOptions & { seed?: number } = {}): Action => ({
  action: 'fit',
  x,
  y,
  epochs,
  batchSize,
  ...options,
});
const measured = (y: ModelData, options: EvaluateOptions = {}): Action => ({
  action: 'evaluate',
  x,
  y,
  ...options,
});

/** Two inputs and two outputs that share a layer. */
function twoInTwoOut(): tf.LayersModel {
  const [left, right] = [
    layers.input({ shape: [5], name: 'left' }),
    layers.input({ shape: [3], name: 'right' }),
  ];
  const shared = layers.dense({ units: 4, activation: 'tanh', kernelRegularizer: 'l2', name: 'shared' });
  const wide = layers.dense({ units: 5, activation: 'tanh', name: 'wide' }).apply(right);
  const both = layers
    .concatenate({ name: 'both' })
    .apply([shared.apply(left), shared.apply(wide)] as tf.SymbolicTensor[]);
  return tf.model({
    inputs: [left, right],
    outputs: [
      layers.dense({ units: 4, activation: 'softmax', name: 'kind' }).apply(both),
      layers.dense({ units: 3, name: 'size' }).apply(both),
    ],
  });
}

function nested(): tf.LayersModel {
  const head = tf.sequential({
    name: 'head',
    layers: [layers.dense({ units: 4, activation: 'softmax', inputShape: [6], name: 'answer' })],
  });
  return network([head], 12);
}

const twoIn = { left: x, right: numbers };
const twoOut = { kind: oneHot, size: numbers };

const RUNS: Run[] = [
  {
    name: 'softmax, categoricalCrossentropy, five metrics, validation data',
    model: () => network([softmax()]),
    actions: [
      compiled('categoricalCrossentropy', [
        'accuracy',
        'categoricalCrossentropy',
        'auc',
        'precision',
        'topKCategoricalAccuracy',
      ]),
      fitted(oneHot, { validationData: [x, oneHot] }),
      measured(oneHot, { batchSize: 10 }),
    ],
  },
  {
    name: 'class indices, validation split',
    model: () => network([softmax()]),
    actions: [
      compiled('sparseCategoricalCrossentropy', ['accuracy']),
      fitted(classes, { validationSplit: 0.3 }),
      measured(classes),
    ],
  },
  {
    name: 'sigmoid, labels [n]',
    model: () => network([sigmoid()]),
    actions: [
      compiled('binaryCrossentropy', ['accuracy', 'auc', 'recall']),
      fitted(yesNo.flat()),
      measured(yesNo.flat()),
    ],
  },
  ...(['softmax', 'sigmoid'] as const).map((activation): Run => ({
    name: `saturated ${activation}, from its logits`,
    model: () => network([activation === 'softmax' ? softmax() : sigmoid()], 60),
    actions: [
      activation === 'softmax'
        ? compiled('categoricalCrossentropy', ['accuracy', 'categoricalCrossentropy'])
        : compiled('binaryCrossentropy', ['binaryCrossentropy']),
      fitted(activation === 'softmax' ? oneHot : yesNo),
      measured(activation === 'softmax' ? oneHot : yesNo),
    ],
  })),
  {
    name: 'saturated softmax, class indices',
    model: () => network([softmax()], 60),
    actions: [compiled('sparseCategoricalCrossentropy'), fitted(classes), measured(classes)],
  },
  {
    name: 'saturated softmax as an activation layer',
    model: () =>
      network(
        [
          layers.dense({ units: 4, name: 'answer' }),
          layers.activation({ activation: 'softmax', name: 'softmax' }),
        ],
        60,
      ),
    actions: [compiled('categoricalCrossentropy'), fitted(oneHot), measured(oneHot)],
  },
  {
    name: 'saturated softmax layer',
    model: () =>
      network([layers.dense({ units: 4, name: 'answer' }), layers.softmax({ name: 'softmax' })], 60),
    actions: [compiled('categoricalCrossentropy'), fitted(oneHot), measured(oneHot)],
  },
  {
    name: 'saturated softmax of a model in a model',
    model: nested,
    actions: [compiled('categoricalCrossentropy'), fitted(oneHot), measured(oneHot)],
  },
  {
    name: 'saturated sigmoid for four classes',
    model: () => network([layers.dense({ units: 4, activation: 'sigmoid', name: 'answer' })], 30),
    actions: [compiled('categoricalCrossentropy'), fitted(oneHot), measured(oneHot)],
  },
  ...(['meanSquaredError', 'meanAbsoluteError', 'huber', 'logCosh', 'cosineSimilarity'] as const).map(
    (loss): Run => ({
      name: `linear, ${loss}`,
      model: () => network([linear()]),
      actions: [
        compiled(loss, ['mae', 'rootMeanSquaredError', 'r2Score']),
        fitted(numbers),
        measured(numbers),
      ],
    }),
  ),
  {
    name: 'hinge with labels 0 and 1',
    model: () => network([layers.dense({ units: 1, activation: 'tanh', name: 'answer' })]),
    actions: [compiled('hinge', ['hinge', 'squaredHinge']), fitted(yesNo), measured(yesNo)],
  },
  {
    name: 'class weights, one-hot',
    model: () => network([softmax()]),
    actions: [
      compiled('categoricalCrossentropy', ['accuracy']),
      fitted(oneHot, { classWeight: { 0: 2, 1: 0.5, 3: 0 } }),
      measured(oneHot),
    ],
  },
  {
    name: 'class weights, class indices',
    model: () => network([softmax()]),
    actions: [
      compiled('sparseCategoricalCrossentropy', ['accuracy']),
      fitted(classes, { classWeight: { 0: 2, 1: 0.5, 3: 0 } }),
    ],
  },
  {
    name: 'class weights, yes or no',
    model: () => network([sigmoid()]),
    actions: [compiled('binaryCrossentropy', ['accuracy']), fitted(yesNo, { classWeight: { 0: 0.3, 1: 4 } })],
  },
  {
    name: 'sample weights, validation data with weights',
    model: () => network([linear()]),
    actions: [
      compiled('meanSquaredError', ['mae']),
      fitted(numbers, { sampleWeight: weights, validationData: [x, numbers, weights] }),
      measured(numbers, { sampleWeight: weights }),
    ],
  },
  {
    name: 'sample weights and a validation split',
    model: () => network([linear()]),
    actions: [
      compiled('meanSquaredError', ['mae']),
      fitted(numbers, { sampleWeight: weights, validationSplit: 0.25 }),
    ],
  },
  {
    name: 'two inputs, two outputs, weighted losses, a shared regularized layer',
    model: twoInTwoOut,
    actions: [
      {
        action: 'compile',
        learningRate: 0.1,
        loss: { kind: 'categoricalCrossentropy', size: 'meanSquaredError' },
        lossWeights: { kind: 0.7, size: 2 },
        metrics: { kind: ['accuracy', 'precision'], size: ['mae'] },
      },
      { action: 'fit', x: twoIn, y: twoOut, epochs, batchSize, validationData: [twoIn, twoOut] },
      { action: 'evaluate', x: twoIn, y: twoOut, batchSize: 32 },
      {
        action: 'evaluate',
        x: [x, numbers],
        batchSize: 32,
        y: [oneHot, numbers],
        sampleWeight: [weights, [...weights].reverse()],
      },
    ],
  },
  {
    name: 'two outputs, one loss, metrics for one of them',
    model: twoInTwoOut,
    actions: [
      { action: 'compile', learningRate: 0.1, loss: 'meanSquaredError', metrics: { size: ['mae'] } },
      { action: 'fit', x: twoIn, y: twoOut, epochs, batchSize },
    ],
  },
  {
    name: 'regularizers of kernel and bias, in evaluate too',
    model: () =>
      network([
        layers.dense({
          units: 6,
          activation: 'tanh',
          kernelRegularizer: 'l1',
          biasRegularizer: 'l2',
          name: 'regular',
        }),
        linear(),
      ]),
    actions: [
      compiled('meanSquaredError'),
      fitted(numbers, { validationData: [x, numbers] }),
      measured(numbers),
    ],
  },
  {
    name: 'a regularizer of a frozen layer',
    model: () => network([layers.dense({ units: 6, kernelRegularizer: 'l2', name: 'regular' }), linear()]),
    actions: [
      { action: 'trainable', layers: { regular: false } },
      compiled('meanSquaredError'),
      fitted(numbers),
      measured(numbers),
    ],
  },
  {
    name: 'regularizers in a recurrent layer',
    model: () =>
      tf.sequential({
        layers: [
          layers.reshape({ targetShape: [5, 1], inputShape: [5], name: 'reshape' }),
          layers.lstm({ units: 3, kernelRegularizer: 'l2', recurrentRegularizer: 'l1', name: 'lstm' }),
          linear(),
        ],
      }),
    actions: [compiled('meanSquaredError'), fitted(numbers), measured(numbers)],
  },
  {
    name: 'constraints',
    model: () =>
      network([
        layers.dense({ units: 6, kernelConstraint: 'maxNorm', biasConstraint: 'nonNeg', name: 'kept' }),
        layers.dense({ units: 3, kernelConstraint: 'unitNorm', name: 'answer' }),
      ]),
    actions: [compiled('meanSquaredError', [], 0.5), fitted(numbers)],
  },
  {
    name: 'batch normalization',
    model: () => network([layers.batchNormalization({ name: 'normal' }), linear()]),
    actions: [compiled('meanSquaredError'), fitted(numbers, { validationData: [x, numbers] })],
  },
  {
    name: 'a layer and a batch normalization frozen before compile',
    model: () => network([layers.batchNormalization({ name: 'normal' }), linear()]),
    actions: [
      { action: 'trainable', layers: { hidden: false, normal: false } },
      compiled('meanSquaredError'),
      fitted(numbers),
    ],
  },
  {
    name: 'a layer frozen between compile and fit',
    model: () => network([linear()]),
    actions: [
      compiled('meanSquaredError'),
      { action: 'trainable', layers: { hidden: false } },
      fitted(numbers),
    ],
  },
  {
    name: 'a layer frozen after fit: only compile takes notice',
    model: () => network([linear()]),
    actions: [
      compiled('meanSquaredError'),
      fitted(numbers, { epochs: 1 }),
      { action: 'trainable', layers: { hidden: false } },
      fitted(numbers, { epochs: 1 }),
      compiled('meanSquaredError'),
      fitted(numbers, { epochs: 1 }),
    ],
  },
  {
    name: 'everything frozen',
    model: () => network([linear()]),
    actions: [
      { action: 'trainable', layers: { hidden: false, answer: false } },
      compiled('meanSquaredError', ['mae']),
      fitted(numbers, { epochs: 2 }),
    ],
  },
  {
    name: 'shuffled: each epoch in the same new order',
    model: () => network([softmax()]),
    actions: [
      compiled('categoricalCrossentropy', ['accuracy']),
      fitted(oneHot, { seed: 9, sampleWeight: weights }),
      measured(oneHot),
    ],
  },
  {
    name: 'going on at a later epoch',
    model: () => network([linear()]),
    actions: [
      compiled('meanSquaredError'),
      fitted(numbers, { epochs: 2 }),
      fitted(numbers, { initialEpoch: 2, epochs: 4 }),
    ],
  },
];

/** What our library reports for an action. */
async function perform(model: tf.LayersModel, each: Action): Promise<Record<string, number | number[]>> {
  if (each.action === 'compile') {
    const { action: _action, learningRate, ...options } = each;
    compile(model, { optimizer: sgd({ learningRate }), ...options });
    return {};
  }
  if (each.action === 'trainable') {
    for (const [name, trainable] of Object.entries(each.layers)) model.getLayer(name).trainable = trainable;
    return {};
  }
  const { x, y } = each;
  if (each.action === 'evaluate') {
    const { batchSize, sampleWeight } = each;
    return evaluate(model, x, y, { batchSize, sampleWeight });
  }
  const { action: _action, x: _x, y: _y, seed, ...options } = each;
  if (seed !== undefined) setRandomSeed(seed);
  return (await fit(model, x, y, { shuffle: seed !== undefined, verbose: 0, ...options })).history;
}

/** The orders in which `fit` takes the samples after this seed. */
function orders(seed: number): number[][] {
  setRandomSeed(seed);
  const order = Array.from(x.keys());
  return Array.from({ length: epochs }, () => (tf.util.shuffle(order), [...order]));
}

/** The same action for keras/training.py. */
function forPython(each: Action): Record<string, unknown> {
  if ('seed' in each && each.seed !== undefined) {
    const { seed, ...rest } = each;
    return { ...forPython(rest), order: orders(seed) };
  }
  const { action, ...rest } = each;
  const given = Object.entries(rest).filter(([, value]) => value !== undefined);
  const named = Object.fromEntries(given.map(([name, value]) => [snakeCase(name), value as unknown]));
  if (action !== 'compile') return { action, ...named };
  const { learning_rate, loss, metrics, ...others } = named;
  const optimizer = { class_name: 'SGD', config: { learning_rate } };
  return {
    action,
    optimizer,
    loss: inSnakeCase(loss),
    ...(metrics ? { metrics: inSnakeCase(metrics) } : {}),
    ...others,
  };
}

/** Names of losses and metrics as Keras writes them, in any nesting. */
function inSnakeCase(names: unknown): unknown {
  if (typeof names === 'string')
    return names === 'topKCategoricalAccuracy' ? 'top_k_categorical_accuracy' : snakeCase(names);
  if (Array.isArray(names)) return names.map(inSnakeCase);
  return Object.fromEntries(
    Object.entries(names as object).map(([output, each]) => [output, inSnakeCase(each)]),
  );
}

interface KerasRun {
  reports: Record<string, number | number[]>[];
  weights: Record<string, unknown[]>;
}

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'keras-nyumon-'));
let models: tf.LayersModel[];
let keras: KerasRun[];
beforeAll(async () => {
  if (!process.env.KERAS_NYUMON_TEST_PYTHON) return;
  setRandomSeed(1);
  models = RUNS.map(({ model }) => model());
  const paths = models.map((_, i) => path.join(folder, `${i}.keras`));
  for (const [i, model] of models.entries()) await saveModel(model, paths[i]);
  const runs = RUNS.map(({ actions }, i) => ({ path: paths[i], actions: actions.map(forPython) }));
  [keras] = runKeras('training', [{ call: 'runs', runs }]) as KerasRun[][];
});
afterAll(() => {
  fs.rmSync(folder, { recursive: true });
});

testWithKeras.each(RUNS.map(({ name }, i) => [name, i] as const))('%s', async (name, i) => {
  jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  const { actions } = RUNS[i];
  for (const [step, action] of actions.entries()) {
    const report = await perform(models[i], action);
    const expected = keras[i].reports[step];
    // The same names, too: only our camel case is Keras's snake case.
    expect(Object.keys(report).map(keyInSnakeCase).sort()).toEqual(Object.keys(expected).sort());
    for (const [key, value] of Object.entries(report)) {
      const row = `training, ${name}: ${step + 1}. ${action.action}, ${key}`;
      checkRow(row, value, expected[keyInSnakeCase(key)]);
    }
  }
  const { weights } = keras[i];
  for (const layer of models[i].layers.filter((each) => each.weights.length > 0)) {
    const ours = layer.getWeights().map((weight) => Array.from(weight.dataSync()));
    checkRow(`training, ${name}: weights of ${layer.name}`, ours, weights[layer.name] as number[][]);
  }
  jest.restoreAllMocks();
});

function keyInSnakeCase(key: string): string {
  return key.replace('topK', 'top_k').replace(/(?<=[a-z0-9])[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
