// Makes model/: a small CNN trained on MNIST's 60,000 training pictures, for the test of the digit pad (5,258 parameters).
//
//   node tests/browser/digit-pad/train-model.mjs
import { fileURLToPath } from 'node:url';
import keras from 'keras-nyumon';
import { mnist } from 'mnist-loader-ts';

const {
  adam,
  compile,
  evaluate,
  fit,
  layers,
  normalizeImages,
  saveModel,
  setRandomSeed,
  startEngine,
  tf,
  toCategorical,
} = keras;

await startEngine();
setRandomSeed(1);
const { train, test } = await mnist.loadData();
const build = () =>
  tf.sequential({
    layers: [
      layers.conv2d({ filters: 8, kernelSize: 3, activation: 'relu', inputShape: [28, 28, 1] }),
      layers.maxPooling2d({ poolSize: 2 }),
      layers.conv2d({ filters: 16, kernelSize: 3, activation: 'relu' }),
      layers.maxPooling2d({ poolSize: 2 }),
      layers.flatten(),
      layers.dense({ units: 10, activation: 'softmax' }),
    ],
  });
const model = build();
compile(model, { optimizer: adam(), loss: 'categoricalCrossentropy', metrics: ['accuracy'] });
await fit(model, normalizeImages(train.x), toCategorical(train.y, 10), { batchSize: 64, epochs: 5 });
console.log(await evaluate(model, normalizeImages(test.x), toCategorical(test.y, 10)));

// Without the optimizer: the weights alone.
const trained = build();
trained.setWeights(model.getWeights());
await saveModel(trained, fileURLToPath(new URL('model', import.meta.url)));
