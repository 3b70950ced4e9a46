import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {
  adadelta,
  adagrad,
  adam,
  adamax,
  adamW,
  compile,
  cosineDecay,
  exponentialDecay,
  fit,
  ftrl,
  layers,
  lion,
  loadModel,
  losses,
  metrics,
  nadam,
  rmsprop,
  saveModel,
  sgd,
  tf,
} from 'keras-nyumon';
import type { CompileOptions, NdArray } from 'keras-nyumon';
import { checkRow } from './check-row';
import type { Numbers } from './check-row';
import { describeWithKeras, runKeras } from './run-keras';

/** What training goes on with: its history, in the order of its names, and the answers after it; or why it cannot. */
interface GoneOn {
  error?: string;
  history: Numbers[];
  y: Numbers[];
}

/** How a model is compiled, here and in Keras. */
interface Case {
  name: string;
  options: CompileOptions;
  keras: { optimizer: string; options: object; training: { outputs: number; [option: string]: unknown } };
}

const plain = { outputs: 1, loss: 'binary_crossentropy', metrics: ['accuracy', 'mae'] };
const plainOptions = { loss: 'binaryCrossentropy', metrics: ['accuracy', 'mae'] } as const;

function withOptimizer(
  name: string,
  optimizer: CompileOptions['optimizer'],
  keras: string,
  options: object = {},
): Case {
  return {
    name,
    options: { ...plainOptions, metrics: [...plainOptions.metrics], optimizer },
    keras: { optimizer: keras, options, training: plain },
  };
}

const cases: Case[] = [
  withOptimizer('sgd', sgd({ learningRate: 0.1 }), 'SGD', { learning_rate: 0.1 }),
  withOptimizer('sgd, nesterov, clipnorm', sgd({ momentum: 0.9, nesterov: true, clipnorm: 0.1 }), 'SGD', {
    momentum: 0.9,
    nesterov: true,
    clipnorm: 0.1,
  }),
  withOptimizer('rmsprop, centered', rmsprop({ momentum: 0.5, centered: true }), 'RMSprop', {
    momentum: 0.5,
    centered: true,
  }),
  withOptimizer('adagrad', adagrad({ learningRate: 0.1 }), 'Adagrad', { learning_rate: 0.1 }),
  withOptimizer('adadelta', adadelta({ learningRate: 1 }), 'Adadelta', { learning_rate: 1 }),
  withOptimizer('adam by name', 'adam', 'Adam'),
  withOptimizer('adam, amsgrad', adam({ amsgrad: true, beta1: 0.8 }), 'Adam', { amsgrad: true, beta_1: 0.8 }),
  withOptimizer('adamW', adamW({ weightDecay: 0.01 }), 'AdamW', { weight_decay: 0.01 }),
  withOptimizer('adamax', adamax(), 'Adamax'),
  withOptimizer('nadam', nadam({ learningRate: 0.01 }), 'Nadam', { learning_rate: 0.01 }),
  withOptimizer('ftrl', ftrl({ learningRate: 0.1, l1RegularizationStrength: 0.01 }), 'Ftrl', {
    learning_rate: 0.1,
    l1_regularization_strength: 0.01,
  }),
  withOptimizer('lion', lion(), 'Lion'),
  withOptimizer(
    'a schedule',
    adam({ learningRate: exponentialDecay({ initialLearningRate: 0.1, decaySteps: 3, decayRate: 0.5 }) }),
    'Adam',
    {
      learning_rate: {
        class_name: 'ExponentialDecay',
        config: { initial_learning_rate: 0.1, decay_steps: 3, decay_rate: 0.5 },
      },
    },
  ),
  withOptimizer(
    'a schedule that warms up',
    sgd({
      learningRate: cosineDecay({
        initialLearningRate: 0.01,
        decaySteps: 9,
        warmupTarget: 0.1,
        warmupSteps: 4,
      }),
    }),
    'SGD',
    {
      learning_rate: {
        class_name: 'CosineDecay',
        config: { initial_learning_rate: 0.01, decay_steps: 9, warmup_target: 0.1, warmup_steps: 4 },
      },
    },
  ),
  {
    name: 'losses and metrics with options',
    options: {
      optimizer: 'sgd',
      loss: losses.binaryCrossentropy({ labelSmoothing: 0.1 }),
      metrics: [metrics.precision({ thresholds: 0.6, name: 'p' }), metrics.auc({ curve: 'PR' }), 'recall'],
    },
    keras: {
      optimizer: 'SGD',
      options: {},
      training: {
        outputs: 1,
        loss: { class_name: 'BinaryCrossentropy', config: { label_smoothing: 0.1 } },
        metrics: [
          { class_name: 'Precision', config: { thresholds: 0.6, name: 'p' } },
          { class_name: 'AUC', config: { curve: 'PR' } },
          { class_name: 'Recall', config: {} },
        ],
      },
    },
  },
  {
    name: 'two outputs',
    options: {
      optimizer: 'adam',
      loss: ['meanSquaredError', losses.huber({ delta: 0.3 })],
      lossWeights: [1, 0.5],
      metrics: [['mae'], ['accuracy']],
    },
    keras: {
      optimizer: 'Adam',
      options: {},
      training: {
        outputs: 2,
        // Keras forgets a Huber's delta when it saves it, so that there is none to compare with.
        loss: ['mean_squared_error', 'log_cosh'],
        loss_weights: [1, 0.5],
        metrics: [['mae'], ['accuracy']],
      },
    },
  },
];

const samples = 20;
const x: NdArray<Float32Array> = {
  dtype: 'float32',
  shape: [samples, 3],
  data: Float32Array.from({ length: samples * 3 }, (_, i) => Math.sin(i * 7.3)),
};
const labels: NdArray<Float32Array> = {
  dtype: 'float32',
  shape: [samples, 1],
  data: Float32Array.from({ length: samples }, (_, i) => ((i * 7) % 3 === 0 ? 1 : 0)),
};

function build(outputs: number): tf.LayersModel {
  const inputs = layers.input({ shape: [3] });
  const hidden = layers
    .batchNormalization()
    .apply(layers.dense({ units: 5, activation: 'tanh' }).apply(inputs));
  const ends = Array.from({ length: outputs }, (_, i) => {
    const layer = layers.dense({ units: 1, activation: 'sigmoid', name: `y${i}` });
    return layer.apply(hidden);
  });
  return tf.model({ inputs, outputs: ends });
}

async function goOn(model: tf.LayersModel): Promise<GoneOn> {
  const y = model.outputs.length > 1 ? model.outputs.map(() => labels) : labels;
  const { history } = await fit(model, x, y, { batchSize: 8, epochs: 2, shuffle: false, verbose: 0 });
  const inputs = tf.tensor(x.data, x.shape);
  const outputs = [model.predict(inputs)].flat();
  const answers = outputs.map((each) => each.arraySync() as Numbers);
  tf.dispose([inputs, outputs]);
  const columns: Record<string, number[]> = history;
  return {
    history: Object.keys(columns)
      .sort()
      .map((name) => columns[name]),
    y: answers,
  };
}

describeWithKeras('training that goes on from a file', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'keras-nyumon-'));
  const file = (who: string, name: string) => path.join(folder, `${who} ${name}.keras`);
  const here: Record<string, GoneOn> = {};
  const inKeras: Record<string, { saved: GoneOn; opened: GoneOn }> = {};

  beforeAll(async () => {
    const rows = nested(x);
    const requests: { call: string; [argument: string]: unknown }[] = [];
    for (const { name, options, keras } of cases) {
      const model = build(keras.training.outputs);
      compile(model, options);
      await goOn(model);
      await saveModel(model, file('here', name));
      here[name] = await goOn(model);
      model.dispose();
      const y = Array.from({ length: keras.training.outputs }, () => nested(labels));
      requests.push(
        { call: 'train_and_save', ...keras, x: rows, y, file: file('keras', name) },
        { call: 'open_and_train', x: rows, y, file: file('here', name) },
      );
    }
    const results = runKeras('files', requests) as GoneOn[];
    for (const [i, { name }] of cases.entries()) {
      inKeras[name] = { saved: results[2 * i], opened: results[2 * i + 1] };
    }
  }, 300_000);

  afterAll(() => {
    fs.rmSync(folder, { recursive: true });
  });

  test.each(cases.map(({ name }) => name))('%s: begun here, Keras goes on', (name) => {
    const { error, history, y } = inKeras[name].opened;
    expect(error).toBeUndefined();
    checkRow(`training that Keras goes on with: ${name}, history`, history, here[name].history);
    checkRow(`training that Keras goes on with: ${name}, predict`, y, here[name].y);
  });

  test.each(cases.map(({ name }) => name))('%s: begun in Keras, goes on here', async (name) => {
    const model = await loadModel(file('keras', name));
    const { history, y } = await goOn(model);
    checkRow(`training begun in Keras: ${name}, history`, history, inKeras[name].saved.history);
    checkRow(`training begun in Keras: ${name}, predict`, y, inKeras[name].saved.y);
    model.dispose();
  });
});

function nested({ data, shape }: NdArray): unknown {
  const width = shape.slice(1).reduce((product, length) => product * length, 1);
  return Array.from({ length: shape[0] }, (_, i) => [...data.subarray(i * width, (i + 1) * width)]);
}
