import { layers, regularizers, tf } from 'keras-nyumon';

/** What a weight of 2 and one of −3 cost. */
function cost(regularizer: ReturnType<typeof regularizers.l2>): number {
  return tf.tidy(() => regularizer.apply(tf.tensor1d([2, -3])).dataSync()[0]);
}

test('each adds what Keras adds', () => {
  expect(cost(regularizers.l1())).toBeCloseTo(0.05, 6);
  expect(cost(regularizers.l2())).toBeCloseTo(0.13, 6);
  expect(cost(regularizers.l2({ l2: 0.1 }))).toBeCloseTo(1.3, 6);
  // What is left out is 0, not TensorFlow.js's 0.01.
  expect(cost(regularizers.l1l2({ l1: 0.1 }))).toBeCloseTo(0.5, 6);
});

test('a layer takes them by name', () => {
  const { kernelRegularizer } = layers.dense({ units: 1, kernelRegularizer: 'l2' }).getConfig();
  expect(kernelRegularizer).toMatchObject({ className: 'L1L2', config: { l1: 0, l2: 0.01 } });
});
