import {
  adadelta,
  compile,
  evaluate,
  fit,
  layers,
  predict,
  setRandomSeed,
  tf,
  toCategorical,
} from 'keras-nyumon';
import type { NdArray } from 'keras-nyumon';
import { checkRow } from './check-row';
import { runKeras, testWithKeras } from './run-keras';

interface KerasRun {
  before: number[][];
  history: Record<string, number[]>;
  score: Record<string, number>;
  after: number[][];
}

const samples = 40;
const x: NdArray<Float32Array> = {
  dtype: 'float32',
  shape: [samples, 12, 12, 1],
  data: Float32Array.from({ length: samples * 144 }, (_, i) => (Math.sin(i * 78.233) + 1) / 2),
};
const labels = Array.from({ length: samples }, (_, i) => (i * 7) % 10);
const y = toCategorical(labels, 10);

testWithKeras('the CNN answers, trains and measures as Keras does from the same weights', async () => {
  setRandomSeed(4);
  const model = tf.sequential({
    layers: [
      layers.conv2d({ filters: 4, kernelSize: 3, activation: 'relu', inputShape: [12, 12, 1] }),
      layers.conv2d({ filters: 6, kernelSize: 3, activation: 'relu' }),
      layers.maxPooling2d({ poolSize: 2 }),
      layers.flatten(),
      layers.dense({ units: 16, activation: 'relu' }),
      layers.dense({ units: 10, activation: 'softmax' }),
    ],
  });
  compile(model, {
    optimizer: adadelta({ learningRate: 1 }),
    loss: 'categoricalCrossentropy',
    metrics: ['accuracy'],
  });
  const [keras] = runKeras('tutorial', [
    {
      call: 'cnn',
      weights: model.getWeights().map((weight) => weight.arraySync()),
      x: nested(x),
      y: nested(y),
      epochs: 3,
      batch_size: 16,
    },
  ]) as KerasRun[];

  checkRow('CNN: predict', (await predict(model, x)).data, keras.before.flat());
  const { history } = await fit(model, x, y, {
    batchSize: 16,
    epochs: 3,
    shuffle: false,
    validationData: [x, y],
    verbose: 0,
  });
  // The same names, too.
  expect(Object.keys(history).sort()).toEqual(Object.keys(keras.history).sort());
  for (const [name, values] of Object.entries(keras.history)) {
    checkRow(`CNN: fit, 3 epochs, ${name}`, history[name as keyof typeof history], values);
  }
  const score = await evaluate(model, x, y);
  checkRow('CNN: evaluate', [score.loss, score.accuracy], [keras.score.loss, keras.score.accuracy]);
  checkRow('CNN: predict after fit', (await predict(model, x)).data, keras.after.flat());
  model.dispose();
});

function nested(array: NdArray): unknown {
  return tf.tidy(() => tf.tensor(array.data, array.shape).arraySync());
}
