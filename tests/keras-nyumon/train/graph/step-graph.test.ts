// What a graph gives is compared with what the same operations give one by one, from the same weights and seeds.
import {
  adadelta,
  adagrad,
  adam,
  adamax,
  adamW,
  compile,
  exponentialDecay,
  fit,
  ftrl,
  layers,
  regularizers,
  rmsprop,
  setRandomSeed,
  sgd,
  tf,
} from 'keras-nyumon';
import type { CompileOptions, MetricName, NdArray } from 'keras-nyumon';
import { hasBfloat16 } from 'keras-nyumon/dist/backend/native/has-bfloat16';
import { nativeOpsInUse } from 'keras-nyumon/dist/backend/native/in-use';
import { nativeBackend } from 'keras-nyumon/dist/backend/native/native-op';
import { stepGraph } from 'keras-nyumon/dist/train/graph/step-graph';
import type { Batch } from 'keras-nyumon/dist/train/step/batch';
import { compiledOf } from 'keras-nyumon/dist/train/step/compiled';
import { differentiate } from 'keras-nyumon/dist/train/step/differentiate';
import { planModel } from 'keras-nyumon/dist/train/step/model-plan';
import type { ComputedStep, StepResult } from 'keras-nyumon/dist/train/step/step';
import { trainingStep } from 'keras-nyumon/dist/train/step/step';
import { trainableParts } from 'keras-nyumon/dist/train/step/trainable-parts';
import { LAYER_CASES } from '../../../fidelity/layer-table';
import { build } from '../../layers/build-case';

const testNatively = nativeOpsInUse() ? test : test.skip;
const graphs = () => nativeBackend().binding.getNumOfSavedModels();

/** With the seventh batch there is a graph; the others are computed with it. */
const BATCHES = 10;

/** The results of a training step, and how far it changed each weight. */
type Step = StepResult & { changes: number[][] };

function expectNear(step: Step, expected: Step, tolerance: number): void {
  const lists = ({ loss, losses, counts, changes }: Step) => [[loss], losses, ...counts, ...changes];
  lists(expected).forEach((list, i) => {
    const largest = Math.max(1e-3, ...list.map(Math.abs));
    const differences = list.map((value, k) => Math.abs(value - lists(step)[i][k]));
    expect(Math.max(0, ...differences) / largest).toBeLessThan(tolerance);
  });
}

/**
 * Does training steps with a graph and without, each from the same weights.
 *
 * @returns how many graphs there were
 */
function compare(
  model: tf.LayersModel,
  batch: Batch,
  options: Partial<CompileOptions> = {},
  tolerance = 1e-5,
): number {
  // With so long a step, a weight's change is its gradient, exactly.
  const optimizer = sgd({ learningRate: 1000 });
  const metrics = model.outputs.map((): MetricName[] => ['meanAbsoluteError']);
  compile(model, { optimizer, loss: 'meanSquaredError', metrics, ...options });
  const compiled = compiledOf(model);
  const parts = trainableParts(model);
  const plan = planModel(model, { logits: true, bfloat16: compiled.mixedBfloat16 });
  const graph = stepGraph(plan, compiled, parts);
  const weights = () => model.getWeights().map((weight) => Array.from(weight.dataSync()));
  const step = (seed: number, compute: (batch: Batch) => ComputedStep): Step => {
    const before = model.getWeights().map((weight) => tf.keep(weight.clone()));
    setRandomSeed(seed);
    const result = trainingStep(compiled, parts, batch, compute);
    const changes = weights().map((values, i) => {
      const old = before[i].dataSync();
      return values.map((value, k) => value - old[k]);
    });
    model.setWeights(before);
    tf.dispose(before);
    return { ...result, changes };
  };
  for (let i = 0; i < BATCHES; i++) {
    const withGraph = step(i, graph.compute);
    const without = step(i, (each) => differentiate(plan, compiled, parts, each));
    expectNear(withGraph, without, tolerance);
  }
  const count = graphs();
  graph.dispose();
  expect(graphs()).toBe(0);
  tf.dispose([model.getWeights(), batch.inputs, batch.labels]);
  return count;
}

const normal = (shape: number[], seed: number) => tf.randomNormal(shape, 0, 1, 'float32', seed);

/** A batch of any numbers for a model. */
function anyBatch(model: tf.LayersModel, samples = 4): Batch {
  const like = ({ shape }: tf.SymbolicTensor, i: number) =>
    normal([samples, ...(shape.slice(1) as number[])], i + 1);
  const labels = model.outputs.map(like);
  return { inputs: model.inputs.map(like), labels, sampleWeights: labels.map(() => undefined) };
}

const sequential = (inputShape: number[], ...others: tf.layers.Layer[]) =>
  tf.sequential({ layers: [layers.rescaling({ scale: 1, inputShape }), ...others] });

/** Random numbers that JavaScript draws. */
const WITHOUT_GRAPH = ['randomRotation, not in training'];
const cases = LAYER_CASES.map((each) => [each.name, each] as const);
testNatively.each(cases)('%s', (name, each) => {
  const { model, xs } = build(each);
  const labels = model.outputs.map(({ shape }, i) => normal(shape as number[], 100 + i));
  const count = compare(model, { inputs: xs, labels, sampleWeights: labels.map(() => undefined) });
  expect(count).toBe(WITHOUT_GRAPH.includes(name) ? 0 : 1);
});

describe('what is drawn at random is drawn anew at each step', () => {
  testNatively.each([
    ['dropout', layers.dropout({ rate: 0.3 })],
    ['gaussianDropout', layers.gaussianDropout({ rate: 0.3 })],
    ['gaussianNoise', layers.gaussianNoise({ stddev: 0.3 })],
    ['alphaDropout', layers.alphaDropout({ rate: 0.3 })],
  ])('%s', (_name, layer) => {
    const model = sequential([6], layers.dense({ units: 8 }), layer, layers.dense({ units: 3 }));
    expect(compare(model, anyBatch(model))).toBe(1);
  });

  testNatively('by JavaScript: operation by operation', () => {
    const model = sequential([6, 6, 1], layers.randomFlip(), layers.flatten(), layers.dense({ units: 2 }));
    expect(compare(model, anyBatch(model))).toBe(0);
  });
});

describe('training with', () => {
  const classifier = (...more: tf.layers.Layer[]) =>
    sequential([6], ...more, layers.dense({ units: 3, activation: 'softmax' }));

  testNatively('logits, regularizers and weights of samples', () => {
    const { l1, l2 } = regularizers;
    const model = classifier(
      layers.dense({ units: 5, kernelRegularizer: l2({ l2: 0.1 }), biasRegularizer: l1({ l1: 0.1 }) }),
    );
    const { inputs } = anyBatch(model);
    const labels = [tf.oneHot(tf.tensor1d([0, 2, 1, 1], 'int32'), 3).toFloat()];
    const sampleWeights = [tf.tensor1d([1, 2, 0.5, 0])];
    expect(compare(model, { inputs, labels, sampleWeights }, { loss: 'categoricalCrossentropy' })).toBe(1);
  });

  testNatively('several outputs', () => {
    const input = layers.input({ shape: [6] });
    const outputs = [3, 2].map((units) => layers.dense({ units }).apply(input));
    const model = tf.model({ inputs: input, outputs });
    expect(compare(model, anyBatch(model), { lossWeights: [1, 0.3] })).toBe(1);
  });

  testNatively('a layer that is part of two models', () => {
    const shared = layers.dense({ units: 6, inputShape: [6] });
    const inner = [1, 2].map(() => tf.sequential({ layers: [shared] }));
    const input = layers.input({ shape: [6] });
    const output = inner.reduce((x, model) => model.apply(x) as tf.SymbolicTensor, input);
    const model = tf.model({ inputs: input, outputs: layers.dense({ units: 3 }).apply(output) });
    expect(model.trainableWeights.length).toBe(6);
    expect(trainableParts(model).weights.length).toBe(4);
    expect(compare(model, anyBatch(model))).toBe(1);
  });

  testNatively('metrics that look at the outputs', () => {
    const model = classifier(layers.dense({ units: 5 }));
    expect(compare(model, anyBatch(model), { metrics: ['r2Score', 'meanSquaredError'] })).toBe(1);
  });

  (hasBfloat16() ? testNatively : test.skip)('bfloat16', () => {
    const model = classifier(layers.dense({ units: 5, activation: 'relu' }));
    expect(compare(model, anyBatch(model), { mixedBfloat16: true }, 0.02)).toBe(1);
  });

  testNatively('a loss of the reader’s own: operation by operation', () => {
    const model = classifier();
    const loss = (yTrue: tf.Tensor, yPred: tf.Tensor) => yTrue.sub(yPred).square();
    expect(compare(model, anyBatch(model), { loss })).toBe(0);
  });

  testNatively('a layer of the reader’s own: operation by operation', () => {
    class Twice extends tf.layers.Layer {
      static readonly className = 'Twice';
      override call(inputs: tf.Tensor | tf.Tensor[]) {
        return [inputs].flat()[0].mul(2);
      }
    }
    const model = classifier(new Twice());
    expect(compare(model, anyBatch(model))).toBe(0);
  });
});

/** A training of some steps, with a graph or without: the weights and the optimizer's slots after it. */
async function afterSteps(
  optimizer: tf.Optimizer,
  isGraph: boolean,
  between: (model: tf.LayersModel, step: number) => void = () => undefined,
): Promise<{ values: number[][]; graphs: number }> {
  setRandomSeed(1);
  const model = sequential(
    [6],
    layers.dense({ units: 5, useBias: false }),
    layers.batchNormalization(),
    layers.dense({ units: 2 }),
  );
  tf.tidy(() => {
    const drawn = ({ shape }: tf.Tensor, i: number) => (shape.length > 1 ? normal(shape, i) : tf.ones(shape));
    model.setWeights(model.getWeights().map(drawn));
  });
  compile(model, { optimizer, loss: 'meanSquaredError' });
  const compiled = compiledOf(model);
  const parts = trainableParts(model);
  const plan = planModel(model, { logits: true, bfloat16: compiled.mixedBfloat16 });
  const graph = stepGraph(plan, compiled, parts);
  const batch = anyBatch(model, 16);
  for (let i = 0; i < 2 * BATCHES; i++) {
    trainingStep(compiled, parts, batch, (each) =>
      isGraph ? graph.compute(each) : differentiate(plan, compiled, parts, each),
    );
    between(model, i);
  }
  const count = graphs();
  graph.dispose();
  const [iterations, ...slots] = (await optimizer.getWeights()).map(({ tensor }) => tensor);
  const values = [...model.getWeights(), iterations, ...slots].map((tensor) => Array.from(tensor.dataSync()));
  iterations.dispose();
  model.dispose();
  tf.dispose([batch.inputs, batch.labels]);
  return { values, graphs: count };
}

describe('the optimizer is in the graph:', () => {
  const falling = exponentialDecay({ initialLearningRate: 0.1, decaySteps: 3, decayRate: 0.5 });
  const optimizers: Record<string, () => tf.Optimizer> = {
    sgd: () => sgd(),
    momentum: () => sgd({ momentum: 0.9 }),
    nesterov: () => sgd({ momentum: 0.9, nesterov: true }),
    adadelta: () => adadelta({ learningRate: 1 }),
    adam: () => adam(),
    amsgrad: () => adam({ amsgrad: true }),
    adamax: () => adamax(),
    ftrl: () => ftrl({ beta: 0.1 }),
    rmsprop: () => rmsprop(),
    'rmsprop, centered': () => rmsprop({ centered: true, momentum: 0.5 }),
    'a learning rate that falls': () => adam({ learningRate: falling }),
    // These are more than one operation, and follow the graph.
    adagrad: () => adagrad(),
    adamW: () => adamW(),
    'clipped gradients': () => adam({ clipnorm: 0.1 }),
    'TensorFlow.js’s own': () => tf.train.adam(0.01),
  };
  const train = async (make: () => tf.Optimizer, between?: Parameters<typeof afterSteps>[2]) => {
    const tensors = tf.memory().numTensors;
    const withGraph = await afterSteps(make(), true, between);
    expect(tf.memory().numTensors).toBe(tensors);
    expect(withGraph.graphs).toBe(1);
    const { values } = await afterSteps(make(), false, between);
    values.forEach((expected, i) => {
      const largest = Math.max(1e-3, ...expected.map(Math.abs));
      const differences = expected.map((value, k) => Math.abs(value - withGraph.values[i][k]));
      expect(Math.max(...differences) / largest).toBeLessThan(1e-4);
    });
  };

  testNatively.each(Object.entries(optimizers))('%s', async (_name, make) => {
    await train(make);
  });

  testNatively('weights that are set in between count', async () => {
    await train(adam, (model, step) => {
      if (step !== 15) return;
      tf.tidy(() => {
        model.setWeights(model.getWeights().map((weight) => weight.mul(0.5)));
      });
    });
  });

  testNatively('copies of weights stay what they were', async () => {
    let copies: tf.Tensor[] = [];
    let before: tf.TypedArray[] = [];
    await train(adam, (model, step) => {
      if (step === 15) {
        copies = model.getWeights().map((weight) => weight.clone());
        before = copies.map((copy) => copy.dataSync().slice());
      }
      if (step !== 18) return;
      copies.forEach((copy, i) => {
        expect(copy.dataSync()).toEqual(before[i]);
      });
      tf.dispose(copies);
    });
  });
});

describe('fit', () => {
  const array = (shape: number[], seed: number): NdArray<Float32Array> => {
    const tensor = normal(shape, seed);
    const data = tensor.dataSync<'float32'>().slice();
    tensor.dispose();
    return { dtype: 'float32', shape, data };
  };
  const train = async (epochs: number) => {
    setRandomSeed(1);
    const model = sequential(
      [6],
      layers.dense({ units: 8, activation: 'relu' }),
      layers.batchNormalization(),
      layers.dropout({ rate: 0.5 }),
      layers.dense({ units: 1 }),
    );
    compile(model, { optimizer: 'adam', loss: 'meanSquaredError', metrics: ['meanAbsoluteError'] });
    let most = 0;
    const { history } = await fit(model, array([101, 6], 1), array([101, 1], 2), {
      batchSize: 10,
      epochs,
      verbose: 0,
      callbacks: [{ onBatchEnd: () => void (most = Math.max(most, graphs())) }],
    });
    const weights = model.getWeights().map((weight) => Array.from(weight.dataSync()));
    model.dispose();
    return { history, weights, most };
  };

  testNatively('has a graph for each shape of batches, and frees it', async () => {
    await train(1);
    const before = tf.memory().numTensors;
    const { most } = await train(12);
    expect(most).toBe(2);
    expect(graphs()).toBe(0);
    expect(tf.memory().numTensors).toBe(before);
  });

  testNatively('says what failed when a graph fails', async () => {
    const model = tf.sequential({
      layers: [
        layers.embedding({ inputDim: 3, outputDim: 2, inputShape: [1] }),
        layers.flatten(),
        layers.dense({ units: 1 }),
      ],
    });
    compile(model, { optimizer: 'sgd', loss: 'meanSquaredError' });
    // The twentieth sample has a word that there is not.
    const words = { dtype: 'float32' as const, shape: [20, 1], data: new Float32Array(20) };
    words.data[19] = 7;
    let step = 0;
    const training = fit(model, words, array([20, 1], 1), {
      batchSize: 1,
      shuffle: false,
      verbose: 0,
      callbacks: [
        {
          onBatchEnd: () => {
            step++;
          },
        },
      ],
    });
    await expect(training).rejects.toThrow('the index value 7 is not in [0, 2]');
    expect(step).toBe(19);
    expect(graphs()).toBe(0);
    // The graph had the weights, and gave them back.
    model.getWeights().forEach((weight) => {
      expect(weight.dataSync().every(Number.isFinite)).toBe(true);
    });
    model.dispose();
  });

  testNatively('with the same seed trains to the same numbers', async () => {
    expect(await train(3)).toEqual(await train(3));
  });
});
