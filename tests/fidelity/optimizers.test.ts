import {
  adadelta,
  adagrad,
  adam,
  adamW,
  adamax,
  cosineDecay,
  cosineDecayRestarts,
  exponentialDecay,
  ftrl,
  inverseTimeDecay,
  lion,
  nadam,
  piecewiseConstantDecay,
  polynomialDecay,
  rmsprop,
  sgd,
  tf,
} from 'keras-nyumon';
import type { LearningRateSchedule, Optimizer } from 'keras-nyumon';
import { checkRow } from './check-row';
import { largestDifference } from './largest-difference';
import { describeWithKeras, runKeras } from './run-keras';

/** Two variables of one shape, whose state could be swapped, one of another, and a scalar. */
const START = [
  [0.01, -0.02, 0.005, 0.03, 0],
  [0.002, 0.001, -0.004, 0.05, -0.01],
  [
    [0.1, 0.2, 0.3],
    [-0.04, -0.05, -0.06],
  ],
  0.07,
];
const STEPS = 20;
/** Zeros, both signs, and sizes from 1e-9 to 1000. */
const gradientAt = (step: number, variable: number, element: number) =>
  (step + element) % 6 === 0
    ? 0
    : Math.sin(step * 3 + element + variable) * 10 ** (((element * 3 + step + variable) % 13) - 9);
const GRADIENTS = Array.from({ length: STEPS }, (_, step) =>
  START.map((values, variable) => gradientsLike(values, step, variable)),
);

function gradientsLike(values: unknown, step: number, variable: number): unknown {
  let element = 0;
  const like = (value: unknown): unknown =>
    Array.isArray(value) ? value.map(like) : gradientAt(step, variable, element++);
  return like(values);
}

/** Every variable's values after each step. */
type Run = unknown[][];

const CLASSES = { adadelta, adagrad, adam, adamW, adamax, ftrl, lion, nadam, rmsprop, sgd };
type Name = keyof typeof CLASSES;
const KERAS_NAMES: Record<Name, string> = {
  adadelta: 'Adadelta',
  adagrad: 'Adagrad',
  adam: 'Adam',
  adamW: 'AdamW',
  adamax: 'Adamax',
  ftrl: 'Ftrl',
  lion: 'Lion',
  nadam: 'Nadam',
  rmsprop: 'RMSprop',
  sgd: 'SGD',
};
const NAMES = Object.keys(CLASSES) as Name[];

type Options = Record<string, number | boolean>;
/** Each optimizer with Keras's defaults, and with options that change what it computes. */
const RUNS: [name: Name, options: Options][] = [
  ...NAMES.map((name): [Name, Options] => [name, {}]),
  ['sgd', { learningRate: 0.1, momentum: 0.9 }],
  ['sgd', { learningRate: 0.1, momentum: 0.9, nesterov: true }],
  ['rmsprop', { learningRate: 0.05, rho: 0.7, epsilon: 1e-3 }],
  ['rmsprop', { learningRate: 0.05, momentum: 0.8 }],
  ['rmsprop', { centered: true }],
  ['rmsprop', { learningRate: 0.05, centered: true, momentum: 0.8, epsilon: 1e-3 }],
  ['adagrad', { learningRate: 0.5, initialAccumulatorValue: 0, epsilon: 1e-4 }],
  ['adadelta', { learningRate: 1 }],
  ['adadelta', { learningRate: 0.3, rho: 0.8, epsilon: 1e-5 }],
  ['adam', { learningRate: 0.1, beta1: 0.5, beta2: 0.9, epsilon: 1e-3 }],
  ['adam', { learningRate: 0.1, amsgrad: true }],
  ['adamW', { learningRate: 0.1, weightDecay: 0.2, amsgrad: true }],
  ['adamax', { learningRate: 0.1, beta1: 0.5, beta2: 0.9, epsilon: 1e-3 }],
  ['nadam', { learningRate: 0.1, beta1: 0.5, beta2: 0.9, epsilon: 1e-3 }],
  ['ftrl', { learningRate: 0.5, l1RegularizationStrength: 0.1, l2RegularizationStrength: 0.2, beta: 0.3 }],
  [
    'ftrl',
    {
      learningRate: 0.5,
      learningRatePower: -0.2,
      l2ShrinkageRegularizationStrength: 0.05,
      initialAccumulatorValue: 0.5,
    },
  ],
  ['lion', { learningRate: 0.1, beta1: 0.5, beta2: 0.7 }],
  ...NAMES.map((name): [Name, Options] => [name, { learningRate: 0.1, weightDecay: 0.3 }]),
  ['sgd', { clipnorm: 0.5 }],
  ['sgd', { clipvalue: 0.5 }],
  ['sgd', { globalClipnorm: 0.5 }],
  ['adam', { learningRate: 0.1, clipnorm: 1e-3 }],
  ['adam', { learningRate: 0.1, globalClipnorm: 10 }],
];

const SCHEDULES: [LearningRateSchedule, string, Record<string, unknown>][] = [
  [
    exponentialDecay({ initialLearningRate: 0.1, decaySteps: 7, decayRate: 0.9 }),
    'ExponentialDecay',
    { initial_learning_rate: 0.1, decay_steps: 7, decay_rate: 0.9 },
  ],
  [
    exponentialDecay({ initialLearningRate: 0.1, decaySteps: 7, decayRate: 0.5, staircase: true }),
    'ExponentialDecay',
    { initial_learning_rate: 0.1, decay_steps: 7, decay_rate: 0.5, staircase: true },
  ],
  [
    inverseTimeDecay({ initialLearningRate: 0.1, decaySteps: 7, decayRate: 0.9 }),
    'InverseTimeDecay',
    { initial_learning_rate: 0.1, decay_steps: 7, decay_rate: 0.9 },
  ],
  [
    inverseTimeDecay({ initialLearningRate: 0.1, decaySteps: 7, decayRate: 0.5, staircase: true }),
    'InverseTimeDecay',
    { initial_learning_rate: 0.1, decay_steps: 7, decay_rate: 0.5, staircase: true },
  ],
  [
    polynomialDecay({ initialLearningRate: 0.1, decaySteps: 50 }),
    'PolynomialDecay',
    { initial_learning_rate: 0.1, decay_steps: 50 },
  ],
  [
    polynomialDecay({
      initialLearningRate: 0.1,
      decaySteps: 30,
      endLearningRate: 0.01,
      power: 2,
      cycle: true,
    }),
    'PolynomialDecay',
    { initial_learning_rate: 0.1, decay_steps: 30, end_learning_rate: 0.01, power: 2.0, cycle: true },
  ],
  [
    piecewiseConstantDecay({ boundaries: [3, 10, 50], values: [0.9, 0.5, 0.1, 0.05] }),
    'PiecewiseConstantDecay',
    { boundaries: [3, 10, 50], values: [0.9, 0.5, 0.1, 0.05] },
  ],
  [
    cosineDecay({ initialLearningRate: 0.1, decaySteps: 60 }),
    'CosineDecay',
    { initial_learning_rate: 0.1, decay_steps: 60 },
  ],
  [
    cosineDecay({
      initialLearningRate: 0.01,
      decaySteps: 60,
      alpha: 0.1,
      warmupTarget: 0.2,
      warmupSteps: 12,
    }),
    'CosineDecay',
    { initial_learning_rate: 0.01, decay_steps: 60, alpha: 0.1, warmup_target: 0.2, warmup_steps: 12 },
  ],
  [
    cosineDecay({ initialLearningRate: 0.1, decaySteps: 60, warmupSteps: 12 }),
    'CosineDecay',
    { initial_learning_rate: 0.1, decay_steps: 60, warmup_steps: 12 },
  ],
  [
    cosineDecayRestarts({ initialLearningRate: 0.1, firstDecaySteps: 10 }),
    'CosineDecayRestarts',
    { initial_learning_rate: 0.1, first_decay_steps: 10 },
  ],
  [
    cosineDecayRestarts({ initialLearningRate: 0.1, firstDecaySteps: 10, tMul: 1, mMul: 0.8, alpha: 0.05 }),
    'CosineDecayRestarts',
    { initial_learning_rate: 0.1, first_decay_steps: 10, t_mul: 1.0, m_mul: 0.8, alpha: 0.05 },
  ],
  [
    cosineDecayRestarts({ initialLearningRate: 0.1, firstDecaySteps: 5, tMul: 1.5, mMul: 0.5 }),
    'CosineDecayRestarts',
    { initial_learning_rate: 0.1, first_decay_steps: 5, t_mul: 1.5, m_mul: 0.5 },
  ],
];
const MANY_STEPS = [...Array(200).keys(), 310, 630, 1000, 12345, 100_000];

describeWithKeras('20 steps of an optimizer on given gradients', () => {
  let keras: Run[];
  let scheduled: Run[];
  let rates: number[][];
  let defaults: Record<string, unknown>[];

  beforeAll(() => {
    const runs = RUNS.map(([name, options]) => ({
      class_name: KERAS_NAMES[name],
      options: snakeCased(options),
    }));
    const schedules = SCHEDULES.map(([, class_name, options]) => ({ class_name, options }));
    const withSchedule = schedules.map((learning_rate) => ({
      class_name: 'SGD',
      options: { learning_rate },
    }));
    [keras, scheduled, rates, defaults] = runKeras('optimizers', [
      { call: 'steps', runs, variables: START, gradients: GRADIENTS },
      { call: 'steps', runs: withSchedule, variables: START, gradients: GRADIENTS },
      { call: 'learning_rates', schedules, steps: MANY_STEPS },
      { call: 'defaults', class_names: NAMES.map((name) => KERAS_NAMES[name]) },
    ]) as [Run[], Run[], number[][], Record<string, unknown>[]];
  });

  describe.each(['native', 'composed'])('%s operations', (operations) => {
    beforeEach(() => {
      if (operations === 'composed') process.env.KERAS_NYUMON_STOCK = '1';
    });
    afterEach(() => {
      delete process.env.KERAS_NYUMON_STOCK;
    });

    test.each(RUNS.map(([name, options], i) => [name, optionText(options), i] as const))(
      '%s %s',
      (name, options, i) => {
        checkRun(
          `optimizer ${name}, ${options}, ${operations}: ${STEPS} steps`,
          ours(make(name, RUNS[i][1])),
          keras[i],
        );
      },
    );
  });

  test.each(NAMES)('%s saved after 10 steps and gone on with', async (name) => {
    const i = RUNS.findIndex(([each]) => each === name);
    checkRun(`optimizer ${name}: 10 steps, saved and loaded, 10 steps`, await oursInTwo(name), keras[i]);
  });

  test.each(
    SCHEDULES.map(([schedule, name, options], i) => [name, optionText(options), schedule, i] as const),
  )('%s %s', (name, options, schedule, i) => {
    checkRow(`schedule ${name}, ${options}: ${MANY_STEPS.length} steps`, MANY_STEPS.map(schedule), rates[i]);
    checkRun(`schedule ${name}, ${options}: in SGD`, ours(sgd({ learningRate: schedule })), scheduled[i]);
  });

  test.each(NAMES.map((name, i) => [name, i] as const))('%s has the same defaults', (name, i) => {
    for (const [option, value] of Object.entries(make(name, {}).getConfig())) {
      const theirs = defaults[i][snakeCase(option)];
      if (typeof value === 'number') expect(Math.fround(value)).toBe(Math.fround(theirs as number));
      else expect(value).toBe(theirs);
    }
  });

  test("the comparison would notice TensorFlow.js's Adadelta", () => {
    const i = RUNS.findIndex(([name, { learningRate }]) => name === 'adadelta' && learningRate === 1);
    const published = ours(tf.train.adadelta(1, 0.95, 1e-7));
    expect(largestDifference(flat(published), flat(keras[i]))).toBeGreaterThan(0.1);
  });
});

/** Each element counts by its own size, so that one that moves far hides no other. */
function checkRun(row: string, actual: Run, expected: Run): void {
  const sizes = flat(expected[0]).map((_, element) =>
    Math.max(...expected.map((values) => Math.abs(flat(values)[element]))),
  );
  const inOwnSize = (run: Run) =>
    run.map((values) => flat(values).map((value, element) => value / (sizes[element] || 1)));
  checkRow(row, inOwnSize(actual), inOwnSize(expected));
}

function make(name: Name, options: Options): Optimizer {
  return CLASSES[name](options);
}

/** Every variable's values after each step of ours. */
function ours(optimizer: tf.Optimizer): Run {
  const variables = newVariables();
  const values = GRADIENTS.map((gradients) => step(optimizer, variables, gradients));
  tf.dispose([variables]);
  optimizer.dispose();
  return values;
}

/** The same, but half-way the state goes into a new optimizer, whose variables have other names and another order. */
async function oursInTwo(name: Name): Promise<Run> {
  const [first, second] = [make(name, {}), make(name, {})];
  const variables = newVariables();
  const half = GRADIENTS.slice(0, STEPS / 2).map((gradients) => step(first, variables, gradients));
  const weights = await first.getWeights();
  // As when a model is loaded beside the one it was saved from.
  const loaded = variables.map((variable) => tf.variable(variable, true, `${variable.name}_1`));
  await second.setWeights(weights);
  weights[0].tensor.dispose();
  const rest = GRADIENTS.slice(STEPS / 2).map((gradients) => step(second, loaded, gradients, true));
  tf.dispose([variables, loaded]);
  [first, second].forEach((optimizer) => {
    optimizer.dispose();
  });
  return [...half, ...rest];
}

let made = 0;
function newVariables(): tf.Variable[] {
  made++;
  return START.map((values, i) =>
    tf.tidy(() => tf.variable(tf.tensor(values as number[]), true, `run${made}/layer/kernel${i}`)),
  );
}

function step(
  optimizer: tf.Optimizer,
  variables: tf.Variable[],
  gradients: unknown[],
  reversed = false,
): number[][] {
  tf.tidy(() => {
    const named = variables.map(({ name }, i) => ({ name, tensor: tf.tensor(gradients[i] as number[]) }));
    optimizer.applyGradients(reversed ? named.reverse() : named);
  });
  return variables.map((variable) => Array.from(variable.dataSync()));
}

function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`).replace(/beta(\d)/, 'beta_$1');
}

function snakeCased(options: Options): Record<string, unknown> {
  return Object.fromEntries(Object.entries(options).map(([name, value]) => [snakeCase(name), value]));
}

function optionText(options: Record<string, unknown>): string {
  return (
    Object.entries(options)
      .map(([name, value]) => `${name} ${String(value)}`)
      .join(', ') || 'defaults'
  );
}

function flat(values: unknown): number[] {
  return [values].flat(Infinity) as number[];
}
