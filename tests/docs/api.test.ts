// The API reference: Keras's names are found.
import { call } from '../setup/call-module';

test.each([
  ['conv2d', 'layers', 'keras.layers.Conv2D'],
  ['l1l2', 'regularizers', 'keras.regularizers.L1L2'],
  ['meanSquaredError', 'losses', 'keras.losses.MeanSquaredError'],
  ['exponentialDecay', 'optimizers', 'keras.optimizers.schedules.ExponentialDecay'],
  ['fit', 'train', 'keras.Model.fit'],
  ['toCategorical', 'data', 'keras.utils.to_categorical'],
])("%s of %s/ is Keras's %s", async (name, folder, keras) => {
  expect(await call('../site/keras-name.mjs', 'kerasName', name, folder)).toBe(keras);
});
