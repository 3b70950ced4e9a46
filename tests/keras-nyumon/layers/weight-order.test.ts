import { layers, tf } from 'keras-nyumon';

test('weights are listed layer by layer, frozen or not', () => {
  const model = tf.sequential({
    layers: [
      layers.batchNormalization({ inputShape: [3] }),
      layers.dense({ units: 2 }),
      layers.batchNormalization(),
      layers.dense({ units: 1 }),
    ],
  });
  const kinds = () => model.weights.map(({ originalName }) => originalName.split('/').at(-1));
  const normalization = ['gamma', 'beta', 'moving_mean', 'moving_variance'];
  const dense = ['kernel', 'bias'];
  const expected = [...normalization, ...dense, ...normalization, ...dense];
  expect(kinds()).toEqual(expected);
  model.layers[1].trainable = false;
  expect(kinds()).toEqual(expected);
  expect(model.trainableWeights).toHaveLength(6);
  const weights = model.getWeights().map((weight, i) => tf.fill(weight.shape, i));
  model.setWeights(weights);
  expect(model.layers[2].getWeights().map((weight) => weight.dataSync()[0])).toEqual([6, 7, 8, 9]);
  tf.dispose(weights);
  model.dispose();
});
