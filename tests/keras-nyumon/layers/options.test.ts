import { layers } from 'keras-nyumon';

test('an option that there is not is an error that names the one that was meant', () => {
  // @ts-expect-error -- a misspelt option is red in a cell, too
  expect(() => layers.dense({ units: 1, activaton: 'relu' })).toThrow(
    /layers\.dense に「activaton」というオプションはありません。「activation」ではありませんか。\n.*Did you mean 'activation'\?/,
  );
  // @ts-expect-error -- Python's spelling
  expect(() => layers.conv2d({ filters: 1, kernel_size: 3 })).toThrow(/Did you mean 'kernelSize'/);
  // @ts-expect-error -- add has no options of its own
  expect(() => layers.add({ axis: 1 })).toThrow(/layers\.add に「axis」/);
});

test('a name that there is not is an error that names the one that was meant', () => {
  // @ts-expect-error -- a misspelt activation is red in a cell, too
  expect(() => layers.dense({ units: 1, activation: 'rulu' })).toThrow(
    /layers\.dense activation に「rulu」という名前はありません。「relu」ではありませんか。\n.*Did you mean 'relu'\?/,
  );
  // @ts-expect-error -- Python's spelling
  expect(() => layers.dense({ units: 1, kernelInitializer: 'he_normal' })).toThrow(/'heNormal'/);
  // @ts-expect-error -- there is no such regularizer
  expect(() => layers.dense({ units: 1, kernelRegularizer: 'l3' })).toThrow(
    /layers\.dense kernelRegularizer/,
  );
  // @ts-expect-error -- nor such a constraint
  expect(() => layers.dense({ units: 1, kernelConstraint: 'maxnorm' })).toThrow(/'maxNorm'/);
  // @ts-expect-error -- nor such a padding
  expect(() => layers.conv2d({ filters: 1, kernelSize: 3, padding: 'full' })).toThrow();
});

test('an option that must be given is asked for', () => {
  // @ts-expect-error -- units are missing
  expect(() => layers.dense({})).toThrow(/layers\.dense には units が必要です[^]*layers\.dense needs units/);
  // @ts-expect-error -- everything is missing
  expect(() => layers.dense()).toThrow(/units/);
});

test('what TensorFlow.js cannot do is refused, not ignored', () => {
  // @ts-expect-error -- Keras has it, TensorFlow.js does not
  expect(() => layers.dense({ units: 1, activityRegularizer: 'l2' })).toThrow(
    /activityRegularizer は Keras にはありますが[^]*TensorFlow\.js cannot do it/,
  );
  expect(() => layers.conv2d({ filters: 3, kernelSize: 3, groups: 2 })).toThrow(
    /割り切れません[^]*does not divide/,
  );
  expect(() => layers.conv2d({ filters: 2, kernelSize: 3, strides: 2, dilationRate: 2 })).toThrow(
    /strides と dilationRate[^]*cannot both/,
  );
  expect(() => layers.normalization({ mean: 1 })).toThrow(/mean と variance[^]*both mean and variance/);
  expect(() => layers.randomRotation({ factor: 2 })).toThrow(/−1 から 1[^]*from −1 to 1/);
});

test('an option that is undefined is as one that was left out', () => {
  const layer = layers.dense({ units: 1, kernelInitializer: undefined, name: undefined, useBias: undefined });
  expect(layer.getConfig()).toMatchObject({
    useBias: true,
    kernelInitializer: { className: 'GlorotUniform' },
  });
});

test('layers of a kind are numbered, as in Keras', () => {
  const names = [1, 2, 3].map(() => layers.globalMaxPooling3d().name);
  expect(names).toEqual(['global_max_pooling3d', 'global_max_pooling3d_1', 'global_max_pooling3d_2']);
  expect(layers.globalMaxPooling3d({ name: 'mine' }).name).toBe('mine');
});
