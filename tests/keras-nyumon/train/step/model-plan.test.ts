import { compile, fit, layers, losses, predict, setRandomSeed, tf } from 'keras-nyumon';
import { nativeOpsInUse } from 'keras-nyumon/dist/backend/native/in-use';
import { applyPlan } from 'keras-nyumon/dist/train/step/apply-plan';
import { planModel } from 'keras-nyumon/dist/train/step/model-plan';

const normal = (shape: number[], seed: number) => tf.randomNormal(shape, 0, 1, 'float32', seed);
const values = (tensor: tf.Tensor) => Array.from(tensor.dataSync());
const named = ({ steps }: ReturnType<typeof planModel>) => steps.map(({ layer }) => layer.getClassName());

function cnn(...more: tf.layers.Layer[]): tf.Sequential {
  return tf.sequential({
    layers: [
      layers.conv2d({ filters: 3, kernelSize: 3, activation: 'relu', inputShape: [8, 8, 1] }),
      layers.maxPooling2d({ poolSize: 2 }),
      ...more,
    ],
  });
}

/** A model whose parts are models and layers that are used twice. */
function nested(): tf.LayersModel {
  const [left, right] = [layers.input({ shape: [8, 8, 1] }), layers.input({ shape: [8, 8, 1] })];
  const picture = cnn(layers.flatten());
  const shared = layers.dense({ units: 4, activation: 'tanh' });
  const both = [left, right].map((input) => shared.apply(picture.apply(input) as tf.SymbolicTensor));
  const sum = layers.add().apply(both);
  const classes = tf.sequential({
    layers: [
      layers.dropout({ rate: 0.5, inputShape: [4] }),
      layers.dense({ units: 3, activation: 'softmax' }),
    ],
  });
  const outputs = [classes.apply(sum) as tf.SymbolicTensor, layers.dense({ units: 1 }).apply(sum), left];
  return tf.model({ inputs: [left, right], outputs });
}

const masked = () =>
  tf.sequential({
    layers: [
      layers.embedding({ inputDim: 5, outputDim: 3, maskZero: true, inputShape: [6] }),
      layers.lstm({ units: 4, returnSequences: true }),
      layers.gru({ units: 2 }),
      layers.dense({ units: 2, activation: 'sigmoid' }),
    ],
  });

test.each([
  ['a convolutional network', cnn, () => [normal([2, 8, 8, 1], 1)]],
  ['models in a model', nested, () => [normal([2, 8, 8, 1], 1), normal([2, 8, 8, 1], 2)]],
  ['masks', masked, () => [tf.tensor2d([[1, 2, 3, 0, 0, 0], [4, 1, 0, 2, 0, 0]], [2, 6], 'int32')]], // prettier-ignore
])('as planned, %s gives what it gives when TensorFlow.js applies it', (_case, make, makeInputs) => {
  const model = make();
  const inputs = makeInputs();
  const before = tf.memory().numTensors;
  for (const training of [false, true]) {
    const plan = planModel(model, { logits: true });
    tf.tidy(() => {
      setRandomSeed(1);
      const { outputs } = applyPlan(plan, inputs, training);
      setRandomSeed(1);
      const expected = [model.apply(inputs, { training })].flat() as tf.Tensor[];
      expect(outputs.map(values)).toEqual(expected.map(values));
    });
  }
  expect(tf.memory().numTensors).toBe(before);
  tf.dispose(inputs);
  model.dispose();
});

test('the logits come along, also out of a model in the model', () => {
  const model = nested();
  tf.tidy(() => {
    const inputs = [normal([2, 8, 8, 1], 1), normal([2, 8, 8, 1], 2)];
    const { outputs, logits } = applyPlan(planModel(model, { logits: true }), inputs, false);
    expect(logits.map((each) => each !== undefined)).toEqual([true, false, false]);
    expect(values(tf.softmax(logits[0] as tf.Tensor))).toEqual(values(outputs[0]));
    expect(applyPlan(planModel(model, { logits: false }), inputs, false).logits[0]).toBeUndefined();
  });
  model.dispose();
});

const whereNative = nativeOpsInUse() ? test : test.skip;

whereNative('pooling comes before relu where nothing else wants what comes between', () => {
  const model = cnn(layers.flatten());
  const [conv] = model.layers as (tf.layers.Layer & { activation: unknown })[];
  const { activation } = conv;
  const plan = planModel(model, { logits: false });
  expect(named(plan)).toEqual(['Conv2D', 'MaxPooling2D', 'Flatten']);
  expect(plan.steps.map((step) => step.activation === activation)).toEqual([false, true, false]);
  // The layer itself is as it was.
  expect(plan.steps[0].layer).not.toBe(conv);
  expect(conv.activation).toBe(activation);
  const looking = tf.model({
    inputs: model.inputs,
    outputs: [conv.output as tf.SymbolicTensor, ...model.outputs],
  });
  expect(planModel(looking, { logits: false }).steps.some((step) => step.activation)).toBe(false);
  model.dispose();
});

test('a loss of the reader’s own made of one of ours is computed from the logits, as in Keras', async () => {
  const model = tf.sequential({
    layers: [layers.dense({ units: 1, activation: 'sigmoid', useBias: false, inputShape: [1] })],
  });
  tf.tidy(() => {
    model.setWeights([tf.tensor2d([[200]])]);
  });
  const ours = losses.binaryCrossentropy();
  compile(model, { optimizer: 'sgd', loss: (yTrue, yPred) => ours(yTrue, yPred).mul(2) });
  const { history } = await fit(model, [[1]], [[0]], { verbose: 0 });
  expect(history.loss[0]).toBeCloseTo(400, 3);
  model.dispose();
});

test('a model of the reader’s own class is computed as it says', async () => {
  class Doubled extends tf.LayersModel {
    static override readonly className = 'Doubled';
    override call(inputs: tf.Tensor | tf.Tensor[], kwargs: Parameters<tf.LayersModel['call']>[1]): tf.Tensor {
      return tf.tidy(() => [super.call(inputs, kwargs)].flat()[0].mul(2));
    }
  }
  const input = layers.input({ shape: [1] });
  const output = layers.dense({ units: 1, kernelInitializer: 'ones' }).apply(input);
  const model = new Doubled({ inputs: input, outputs: output });
  expect(Array.from((await predict(model, [[3]])).data)).toEqual([6]);
  model.dispose();
});
