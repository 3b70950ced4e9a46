import { spawnSync } from 'node:child_process';
import { scaleToEngine } from 'keras-nyumon/course';
import type { Engine } from 'keras-nyumon';

/** Runs a script in a process of its own, where the engine can be chosen. */
function run(
  script: string,
  environment: NodeJS.ProcessEnv,
  before = '',
): { stdout: string; stderr: string } {
  const program = `${before}; const k = require('keras-nyumon'); (async () => { ${script} })();`;
  return spawnSync(process.execPath, ['-e', program], {
    env: { ...process.env, ...environment },
    encoding: 'utf8',
  });
}

/** Trains a dense network and answers for a picture with the CNN, as every engine must. */
const DENSE_AND_CNN = `
  await k.startEngine();
  const x = { dtype: 'float32', shape: [64, 2], data: Float32Array.from({ length: 128 }, (_, i) => Math.sin(i)) };
  const y = { dtype: 'float32', shape: [64, 1], data: Float32Array.from({ length: 64 }, (_, i) => Number(x.data[2 * i] > 0)) };
  const dense = k.tf.sequential({ layers: [k.layers.dense({ units: 8, activation: 'relu', inputShape: [2] }), k.layers.dense({ units: 1, activation: 'sigmoid' })] });
  k.compile(dense, { optimizer: k.tf.train.adam(0.05), loss: 'binaryCrossentropy', metrics: ['accuracy'] });
  const { history } = await k.fit(dense, x, y, { epochs: 60, verbose: 0 });
  console.log('LEARNT', history.accuracy.at(-1) > 0.9);
  const image = { dtype: 'float32', shape: [1, 28, 28, 1], data: new Float32Array(784).fill(0.5) };
  const cnn = k.mnistCnn();
  const answer = await k.predict(cnn, image);
  console.log('SUM', answer.data.reduce((a, b) => a + b).toFixed(3));
  k.compile(cnn, { optimizer: 'sgd', loss: 'categoricalCrossentropy' });
  const run = await k.fit(cnn, image, k.toCategorical([3], 10), { verbose: 0 });
  console.log('EPOCHS', run.epoch.length);
`;

test.each([
  [
    'native',
    /^エンジン engine: native \(TensorFlow \d+\.\d+\.\d+, TensorFlow\.js 4\.22\.0\), \d+ コア cores$/m,
    1,
  ],
  ['wasm', /^エンジン engine: wasm \(TensorFlow\.js 4\.22\.0\), \d+ コア cores$/m, 1],
  ['cpu', /^エンジン engine: cpu \(TensorFlow\.js 4\.22\.0\), \d+ コア cores$/m, 0],
])(
  'the %s engine trains a dense network, predicts with the CNN, and writes nothing on stderr',
  (name, line, cnnEpochs) => {
    const { stdout, stderr } = run(DENSE_AND_CNN, { KERAS_NYUMON_ENGINE: name });
    expect(stderr).toBe('');
    expect(stdout).toMatch(line);
    expect(stdout).toContain('LEARNT true');
    expect(stdout).toContain('SUM 1.000');
    expect(stdout).toContain(`EPOCHS ${cnnEpochs}`);
    // Without a gradient for convolutions, the CNN says so instead of failing.
    if (cnnEpochs === 0) expect(stdout).toMatch(/学習できません[^]*cannot train the convolutional layer/);
  },
  60_000,
);

test('where the native engine cannot be loaded, the one line says so and how to mend it', () => {
  const withoutAddon = `
    const Module = require('node:module');
    const load = Module._load;
    Module._load = (name, ...rest) => {
      if (name === '@tensorflow/tfjs-node') throw new Error('no addon');
      return load(name, ...rest);
    }`;
  const { stdout, stderr } = run('await k.startEngine();', { KERAS_NYUMON_ENGINE: '' }, withoutAddon);
  expect(stderr).toBe('');
  expect(stdout).toMatch(/^エンジン engine: wasm .* native を読み込めません .*npx keras-nyumon doctor\n$/);
});

test('an unknown engine is refused by name', () => {
  const { stderr } = run('', { KERAS_NYUMON_ENGINE: 'gpu' });
  expect(stderr).toMatch(/KERAS_NYUMON_ENGINE が「gpu」です[^]*Set it to one of native, wasm, cpu/);
});

describe('scaleToEngine', () => {
  const full = { epochs: 12, trainSamples: 60000, testSamples: 10000 };
  const engine = (name: Engine['name']): Engine => ({ name, tensorflow: null, tfjs: '4.22.0', cores: 2 });
  let said: jest.SpyInstance;
  beforeEach(() => {
    said = jest.spyOn(console, 'log').mockImplementation(() => undefined);
    delete process.env.KERAS_NYUMON_SHORT;
  });
  afterEach(() => {
    said.mockRestore();
  });

  test('does all of it, in silence, on the native engine', () => {
    expect(scaleToEngine(engine('native'), full)).toEqual(full);
    expect(said).not.toHaveBeenCalled();
  });

  test.each(['wasm', 'cpu'] as const)('does less on %s, and says so in one line', (name) => {
    const scaled = scaleToEngine(engine(name), full);
    expect(scaled.trainSamples).toBeLessThan(full.trainSamples);
    expect(said).toHaveBeenCalledTimes(1);
    expect(said).toHaveBeenCalledWith(expect.stringMatching(/^(wasm|cpu): .*60000 → \d+, test 10000 → \d+$/));
  });

  test('never makes a small workload larger', () => {
    const small = { epochs: 1, trainSamples: 10, testSamples: 5 };
    expect(scaleToEngine(engine('wasm'), small)).toEqual(small);
  });
});
