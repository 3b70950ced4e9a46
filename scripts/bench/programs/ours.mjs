// What our library takes. Its argument is a task (../task.mjs) as JSON.
import {
  adadelta,
  adam,
  compile,
  evaluate,
  fit,
  layers,
  mnistCnn,
  normalizeImages,
  predict,
  rmsprop,
  setRandomSeed,
  startEngine,
  tf,
  toCategorical,
} from 'keras-nyumon';
import { speedRunCnn, speedRunPlan } from 'keras-nyumon/course';
import { mnist } from 'mnist-loader-ts';
import { networks, training } from './networks.mjs';
import { peakMemory, runProgram, trainingMeasures } from './run-program.mjs';
import { samplesOf } from './samples.mjs';

const optimizers = { adadelta, adam, rmsprop };
/** @type {{ loss: 'categoricalCrossentropy', metrics: ['accuracy'] }} */
const classifier = { loss: 'categoricalCrossentropy', metrics: ['accuracy'] };

/**
 * @param {import('../task.mjs').Task} task
 * @param {import('./run-program.mjs').Report} report
 */
export async function measure(task, report) {
  await startEngine();
  setRandomSeed(task.seed);
  await measures[task.what](task, report);
}

/** @type {Record<string, (task: import('../task.mjs').Task, report: import('./run-program.mjs').Report) => Promise<void>>} */
const measures = {
  ...trainingMeasures(train),

  async inference({ network, samples, batchSize, width, turns }, report) {
    const model = networks[network]({ tf, layers }, width);
    const { x } = samplesOf[network](samples);
    await predict(model, x, { batchSize });
    for (let turn = 0; turn < turns; turn++) {
      const start = performance.now();
      await predict(model, x, { batchSize });
      await report({ value: samples / ((performance.now() - start) / 1000) });
    }
  },

  async lesson08({ batchSize }, report) {
    const { train, test } = await digits();
    const model = mnistCnn();
    compile(model, { optimizer: adadelta({ learningRate: 1 }), ...classifier });
    /** @type {number[]} */
    const afterEpochs = [];
    await fit(model, train.x, train.y, {
      ...{ batchSize, epochs: 2, validationData: [test.x, test.y], verbose: 0 },
      callbacks: [{ onEpochEnd: () => void afterEpochs.push(process.memoryUsage().rss / 2 ** 20) }],
    });
    await report({ value: peakMemory(), afterEpochs });
  },

  async speedRun(_task, report) {
    const { train, test } = await digits();
    const model = speedRunCnn();
    const { learningRate, batchSize, epochs } = speedRunPlan(60_000);
    compile(model, { optimizer: adam({ learningRate }), ...classifier });
    const start = performance.now();
    await fit(model, train.x, train.y, { batchSize, epochs, verbose: 0 });
    const value = (performance.now() - start) / 1000;
    const { accuracy } = await evaluate(model, test.x, test.y);
    await report({ value, accuracy });
  },

  async matmul(_task, report) {
    const size = 2048;
    const a = tf.randomUniform([size, size]);
    let best = Infinity;
    for (let i = 0; i < 20; i++) {
      const start = performance.now();
      const product = tf.matMul(a, a);
      await product.slice(0, 1).data();
      best = Math.min(best, performance.now() - start);
      product.dispose();
    }
    await report({ value: (2 * size ** 3) / (best / 1000) });
  },
};

/**
 * @param {import('../task.mjs').Task} task
 * @param {number} samples
 * @param {number} epochs
 * @param {() => Promise<void>} onBatchEnd
 */
async function train({ network, batchSize, width, mixedBfloat16 }, samples, epochs, onBatchEnd) {
  const model = networks[network]({ tf, layers }, width);
  const { optimizer, learningRate, loss } = training[network];
  compile(model, {
    optimizer: optimizers[optimizer]({ learningRate }),
    ...{ ...classifier, loss, mixedBfloat16 },
  });
  const { x, y } = samplesOf[network](samples);
  await fit(model, x, y, { batchSize, epochs, verbose: 0, callbacks: [{ onBatchEnd }] });
}

async function digits() {
  const { train, test } = await mnist.loadData({ offline: true });
  const ready = (/** @type {typeof train} */ part) => ({
    x: normalizeImages(part.x),
    y: toCategorical(part.y, 10),
  });
  return { train: ready(train), test: ready(test) };
}

await runProgram(import.meta.filename, measure);
