// What a graph gives for a model's outputs is compared with what its layers give one by one.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { compile, evaluate, layers, predict, tf } from 'keras-nyumon';
import type { NdArray } from 'keras-nyumon';
import { nativeOpsInUse } from 'keras-nyumon/dist/backend/native/in-use';
import { nativeBackend } from 'keras-nyumon/dist/backend/native/native-op';
import { applyModel } from 'keras-nyumon/dist/train/graph/apply-model';
import { planModel } from 'keras-nyumon/dist/train/step/model-plan';
import { LAYER_CASES } from '../../../fidelity/layer-table';
import { build } from '../../layers/build-case';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

const testNatively = nativeOpsInUse() ? test : test.skip;
const graphs = () => nativeBackend().binding.getNumOfSavedModels();

/** With the seventh batch of a shape there is a graph. */
const BATCHES = 7;

/** Graphs of models that earlier tests have left behind are gone. */
async function collected(): Promise<void> {
  for (let i = 0; i < 20 && (i === 0 || graphs() > 0); i++) {
    collect();
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

beforeEach(async () => {
  if (!nativeOpsInUse()) return;
  await collected();
  expect(graphs()).toBe(0);
});

const normal = (shape: number[], seed: number) => tf.randomNormal(shape, 0, 1, 'float32', seed);

function array(shape: number[], seed: number): NdArray<Float32Array> {
  const tensor = normal(shape, seed);
  const data = tensor.dataSync<'float32'>().slice();
  tensor.dispose();
  return { dtype: 'float32', shape, data };
}

/** A model's outputs, and what TensorFlow.js's own `apply` gives. */
function outputs(model: tf.LayersModel, xs: tf.Tensor[]): { values: number[][]; expected: number[][] } {
  return tf.tidy(() => ({
    values: applyModel(planModel(model, { logits: false }), xs).outputs.map((output) =>
      Array.from(output.dataSync()),
    ),
    expected: [model.apply(xs, { training: false })]
      .flat()
      .map((output) => Array.from((output as tf.Tensor).dataSync())),
  }));
}

function expectNear(values: number[][], expected: number[][]): void {
  expected.forEach((list, i) => {
    const largest = Math.max(1e-3, ...list.map(Math.abs));
    const differences = list.map((value, k) => Math.abs(value - values[i][k]));
    expect(Math.max(0, ...differences) / largest).toBeLessThan(1e-5);
  });
}

const cases = LAYER_CASES.map((each) => [each.name, each] as const);
/** These compute nothing. */
const WITHOUT_GRAPH = ['dropout, not in training', 'randomRotation, not in training'];
testNatively.each(cases)('%s', (name, each) => {
  const { model, xs } = build(each);
  const tensors = tf.memory().numTensors;
  for (let i = 0; i < BATCHES + 2; i++) {
    const { values, expected } = outputs(model, xs);
    expectNear(values, expected);
  }
  expect(graphs()).toBe(WITHOUT_GRAPH.includes(name) ? 0 : 1);
  expect(tf.memory().numTensors).toBe(tensors);
  tf.dispose([xs, model.getWeights()]);
});

const picturesModel = () =>
  tf.sequential({
    layers: [
      layers.conv2d({ inputShape: [9, 9, 1], filters: 4, kernelSize: 3, activation: 'relu' }),
      layers.conv2d({ filters: 5, kernelSize: 3, activation: 'relu' }),
      layers.maxPooling2d({ poolSize: 2 }),
      layers.flatten(),
      layers.dropout({ rate: 0.5 }),
      layers.dense({ units: 3, activation: 'softmax' }),
    ],
  });

testNatively('predict and evaluate give the same with a graph', async () => {
  const model = picturesModel();
  compile(model, { optimizer: 'sgd', loss: 'categoricalCrossentropy', metrics: ['accuracy'] });
  const [x, y] = [array([35, 9, 9, 1], 1), array([35, 3], 2)];
  const results = async (batchSize: number) => {
    const { data } = await predict(model, x, { batchSize });
    const { loss, accuracy } = await evaluate(model, x, y, { batchSize });
    return [Array.from(data), [loss, accuracy]];
  };
  const expected = await results(35);
  expect(graphs()).toBe(0);
  // 35 = 7 × 5: with the seventh batch there is a graph.
  await results(5);
  expect(graphs()).toBe(2);
  expectNear(await results(5), expected);
  expect(graphs()).toBe(2);
  model.dispose();
});

testNatively('in a graph, cross-entropy comes from the logits as well', async () => {
  const model = tf.sequential({
    layers: [layers.dense({ units: 2, activation: 'softmax', inputShape: [1], useBias: false })],
  });
  compile(model, { optimizer: 'sgd', loss: 'categoricalCrossentropy' });
  // The probability of the first class is 0 in float32; its logarithm is -200.
  model.setWeights([tf.tensor2d([[-100, 100]])]);
  const x = { dtype: 'float32' as const, shape: [20, 1], data: new Float32Array(20).fill(1) };
  const y = {
    dtype: 'float32' as const,
    shape: [20, 2],
    data: Float32Array.from({ length: 40 }, (_, i) => (i + 1) % 2),
  };
  // Outputs that predict has had a graph of, without logits.
  await predict(model, x, { batchSize: 2 });
  const { loss } = await evaluate(model, x, y, { batchSize: 2 });
  expect(graphs()).toBe(2);
  expect(loss).toBeCloseTo(200, 3);
  model.dispose();
});

testNatively('new weights count at once', () => {
  const model = picturesModel();
  const xs = [normal([2, 9, 9, 1], 1)];
  for (let i = 0; i < BATCHES + 3; i++) {
    const weights = model.getWeights().map(({ shape }, k) => normal(shape, i + k));
    model.setWeights(weights);
    tf.dispose(weights);
    const { values, expected } = outputs(model, xs);
    expectNear(values, expected);
  }
  expect(graphs()).toBe(1);
  tf.dispose(xs);
  model.dispose();
});

testNatively('a sequential model that gets one more layer gets another graph', () => {
  const model = tf.sequential({ layers: [layers.dense({ units: 3, inputShape: [4] })] });
  const xs = [normal([2, 4], 1)];
  for (let i = 0; i < BATCHES; i++) outputs(model, xs);
  expect(graphs()).toBe(1);
  model.add(layers.dense({ units: 2 }));
  for (let i = 0; i < BATCHES + 1; i++) {
    const { values, expected } = outputs(model, xs);
    expect(values[0]).toHaveLength(4);
    expectNear(values, expected);
  }
  expect(graphs()).toBe(1);
  tf.dispose(xs);
  model.dispose();
});

testNatively('shapes that come once or twice take no place from those that come often', () => {
  const model = tf.sequential({ layers: [layers.dense({ units: 3, inputShape: [4] })] });
  const apply = (samples: number, times: number) => {
    for (let i = 0; i < times; i++) {
      const xs = normal([samples, 4], i);
      outputs(model, [xs]);
      xs.dispose();
    }
  };
  for (let samples = 1; samples < 10; samples++) apply(samples, 2);
  expect(graphs()).toBe(0);
  apply(20, BATCHES);
  expect(graphs()).toBe(1);
  apply(21, BATCHES);
  apply(22, BATCHES);
  expect(graphs()).toBe(2);
  model.dispose();
});

testNatively("a layer of the reader's own is computed operation by operation", () => {
  class Growing extends tf.layers.Layer {
    static readonly className = 'Growing';
    private calls = 0;
    override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
      return [inputs].flat()[0].add(this.calls++);
    }
  }
  const model = tf.sequential({ layers: [new Growing({ inputShape: [1] })] });
  const xs = [tf.zeros([1, 1])];
  const plan = planModel(model, { logits: false });
  const values = Array.from({ length: BATCHES + 2 }, () =>
    tf.tidy(() => applyModel(plan, xs).outputs[0].dataSync()[0]),
  );
  values.slice(1).forEach((value, i) => {
    expect(value).toBe(values[i] + 1);
  });
  expect(graphs()).toBe(0);
  tf.dispose(xs);
});

testNatively('a graph goes with its model', async () => {
  await (async () => {
    const model = tf.sequential({ layers: [layers.dense({ units: 3, inputShape: [4] })] });
    await predict(model, array([20, 4], 1), { batchSize: 2 });
    expect(graphs()).toBe(1);
  })();
  await collected();
  expect(graphs()).toBe(0);
});

testNatively('what a graph cannot compute is said as ever', async () => {
  const model = tf.sequential({
    layers: [layers.embedding({ inputDim: 3, outputDim: 2, inputShape: [1] })],
  });
  const words = { dtype: 'float32' as const, shape: [20, 1], data: new Float32Array(20) };
  words.data[19] = 7;
  await expect(predict(model, words, { batchSize: 1 })).rejects.toThrow('the index value 7 is not in [0, 2]');
  model.dispose();
});
