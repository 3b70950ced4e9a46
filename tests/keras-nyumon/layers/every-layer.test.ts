import { tf } from 'keras-nyumon';
import { LAYER_CASES } from '../../fidelity/layer-table';
import { build } from './build-case';

function outputs(model: tf.LayersModel, xs: tf.Tensor[]): Float32Array[] {
  const ys = [model.predict(xs.length > 1 ? xs : xs[0])].flat();
  const values = ys.map((y) => y.dataSync<'float32'>().slice());
  tf.dispose(ys);
  return values;
}

const cases = LAYER_CASES.map((each) => [each.name, each] as const);
test.each(cases)('%s leaves no tensors behind', (_name, each) => {
  const { model, xs } = build(each);
  const train = () => {
    const weights = model.trainableWeights.map(({ name }) => tf.engine().registeredVariables[name]);
    const loss = () =>
      tf.addN(
        [model.apply(xs.length > 1 ? xs : xs[0], { training: true })]
          .flat()
          .map((y) => (y as tf.Tensor).sum()),
      );
    if (weights.length === 0) tf.dispose(tf.tidy(loss));
    else {
      const { value, grads } = tf.variableGrads(loss as () => tf.Scalar, weights);
      tf.dispose([value, grads]);
    }
    outputs(model, xs);
  };
  train();
  const before = tf.memory().numTensors;
  for (let i = 0; i < 3; i++) train();
  expect(tf.memory().numTensors).toBe(before);
  tf.dispose(xs);
  model.dispose();
});

test.each(cases)('%s, disposed, leaves nothing', (_name, each) => {
  const before = tf.memory().numTensors;
  const { model, xs } = build(each);
  tf.dispose(xs);
  model.dispose();
  expect(tf.memory().numTensors).toBe(before);
});

/** What the layers say of themselves, but for the names that loading makes anew; JSON has no undefined. */
function configs(model: tf.LayersModel): string[] {
  const plain = (name: string, value: unknown) =>
    ['name', 'dtype'].includes(name) ? undefined : (value ?? null);
  return model.layers.map((layer) => JSON.stringify(layer.getConfig(), plain));
}

test.each(cases)('%s is the same after saving and loading', async (_name, each) => {
  const { model, xs } = build(each);
  let artifacts: tf.io.ModelArtifacts = {};
  await model.save(
    tf.io.withSaveHandler((saved) => {
      // As a file would have it.
      artifacts = { ...saved, modelTopology: JSON.parse(JSON.stringify(saved.modelTopology)) as object };
      return Promise.resolve({ modelArtifactsInfo: tf.io.getModelArtifactsInfoForJSON(saved) });
    }),
  );
  const loaded = await tf.loadLayersModel(tf.io.fromMemory(artifacts));
  expect(outputs(loaded, xs)).toEqual(outputs(model, xs));
  expect(configs(loaded)).toEqual(configs(model));
  expect(loaded.layers.map((layer) => layer.constructor)).toEqual(
    model.layers.map((layer) => layer.constructor),
  );
  tf.dispose(xs);
});
