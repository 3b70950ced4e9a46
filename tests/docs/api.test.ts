// The API reference: every link of a docstring leads somewhere, and Keras's names are found.
import { spawnSync } from 'node:child_process';
import { repository } from '../notebooks/trial-folder';
import { call } from '../setup/call-module';

test('TypeDoc has nothing to warn of', () => {
  const { stdout, stderr } = spawnSync(process.execPath, ['scripts/api.mjs', '--check'], {
    cwd: repository,
    encoding: 'utf8',
  });
  expect(stdout + stderr).toBe('✓ 0 warnings\n');
}, 180_000);

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
