import { compile, fit, layers, tf } from 'keras-nyumon';
import type { NdArray } from 'keras-nyumon';

/** The loss of one epoch at learning rate 0, with labels of this element type. */
async function lossWith(y: NdArray): Promise<number> {
  const kernel = [tf.tensor2d([[1, 0, -1]]), tf.tensor1d([0, 0.5, 0])];
  const model = tf.sequential({
    layers: [layers.dense({ units: 3, activation: 'softmax', inputShape: [1] })],
  });
  model.setWeights(kernel);
  compile(model, { optimizer: tf.train.sgd(0), loss: 'sparseCategoricalCrossentropy' });
  const { history } = await fit(model, [[1], [2], [3]], y, {
    classWeight: { 0: 2, 1: 5, 2: 0.5 },
    verbose: 0,
  });
  model.dispose();
  tf.dispose(kernel);
  return history.loss[0];
}

test('class indices weigh the same whatever their element type: MNIST’s are bytes', async () => {
  const asFloats = await lossWith({ dtype: 'float32', shape: [3], data: Float32Array.of(0, 1, 2) });
  const asBytes = await lossWith({ dtype: 'uint8', shape: [3], data: Uint8Array.of(0, 1, 2) });
  expect(asBytes).toBeCloseTo(asFloats, 6);
});
