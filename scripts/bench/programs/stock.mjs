// What tfjs-node as published takes: nothing of our library is imported. Its argument is a task (../task.mjs) as JSON.
import util from 'node:util';
import { networks, speedRunCnn, training } from './networks.mjs';
import { peakMemory, runProgram, trainingMeasures } from './run-program.mjs';
import { mnist, samplesOf } from './samples.mjs';

// tfjs-node calls these functions of Node's, which Node 23 no longer has.
Object.assign(util, {
  isNullOrUndefined: (/** @type {unknown} */ value) => value === null || value === undefined,
  isArray: Array.isArray,
});
const tf = (await import('@tensorflow/tfjs-node')).default;
const maker = { tf, layers: tf.layers };

/**
 * @param {import('../task.mjs').Task} task
 * @param {import('./run-program.mjs').Report} report
 */
export async function measure(task, report) {
  await measures[task.what](task, report);
}

/** @type {Record<string, (task: import('../task.mjs').Task, report: import('./run-program.mjs').Report) => Promise<void>>} */
const measures = {
  ...trainingMeasures(train),

  async inference({ network, samples, batchSize, width, turns }, report) {
    const model = networks[network](maker, width);
    const x = tensor(samplesOf[network](samples).x);
    const answer = () => tf.tidy(() => [model.predict(x, { batchSize })].flat()[0].dataSync());
    answer();
    for (let turn = 0; turn < turns; turn++) {
      const start = performance.now();
      answer();
      await report({ value: samples / ((performance.now() - start) / 1000) });
    }
  },

  async lesson08({ batchSize }, report) {
    const train = tensors(mnist('train'));
    const test = tensors(mnist('t10k'));
    const model = networks.cnn(maker, 1);
    const options = { loss: 'categoricalCrossentropy', metrics: ['accuracy'] };
    model.compile({ optimizer: tf.train.adadelta(1, 0.95, 1e-7), ...options });
    await model.fit(train.x, train.y, {
      ...{ batchSize, epochs: 2, validationData: [test.x, test.y], verbose: 0 },
    });
    await report({ value: peakMemory() });
  },

  async speedRun(_task, report) {
    const train = tensors(mnist('train'));
    const test = tensors(mnist('t10k'));
    const model = speedRunCnn(maker);
    const [batchSize, epochs, highest] = [256, 3, 0.01];
    const steps = epochs * Math.ceil(60_000 / batchSize);
    const warmUp = Math.ceil(steps / 5);
    const rate = (/** @type {number} */ step) =>
      step < warmUp
        ? highest * (1 / 20 + ((1 - 1 / 20) * step) / warmUp)
        : (highest / 2) * (1 + Math.cos((Math.PI * (step - warmUp)) / (steps - warmUp)));
    const optimizer = tf.train.adam(rate(0), 0.9, 0.999, 1e-7);
    model.compile({ optimizer, loss: 'categoricalCrossentropy', metrics: ['accuracy'] });
    let step = 0;
    // Adam's learning rate is protected, but nothing else changes it between steps.
    const onBatchBegin = () => void Object.assign(optimizer, { learningRate: rate(step++) });
    const start = performance.now();
    await model.fit(train.x, train.y, { batchSize, epochs, verbose: 0, callbacks: { onBatchBegin } });
    const value = (performance.now() - start) / 1000;
    const [, accuracy] = [model.evaluate(test.x, test.y)].flat();
    await report({ value, accuracy: accuracy.dataSync()[0] });
  },
};

/**
 * @param {import('../task.mjs').Task} task
 * @param {number} samples
 * @param {number} epochs
 * @param {() => Promise<void>} tick
 */
async function train({ network, batchSize, width }, samples, epochs, tick) {
  const model = networks[network](maker, width);
  const { optimizer, learningRate, loss } = training[network];
  model.compile({ optimizer: tf.train[optimizer](learningRate), loss, metrics: ['accuracy'] });
  const { x, y } = tensors(samplesOf[network](samples));
  await model.fit(x, y, { batchSize, epochs, verbose: 0, callbacks: { onBatchEnd: tick } });
}

const tensor = (/** @type {import('./samples.mjs').Numbers} */ { data, shape }) => tf.tensor(data, shape);
const tensors = (
  /** @type {{ x: import('./samples.mjs').Numbers, y: import('./samples.mjs').Numbers }} */ { x, y },
) => ({
  x: tensor(x),
  y: tensor(y),
});

await runProgram(import.meta.filename, measure);
