import { layers, tf } from 'keras-nyumon';
import type { Numbers } from './check-row';
import { checkRow } from './check-row';
import { forKeras } from './for-keras';
import type { LayerCase } from './layer-table';
import { LAYER_CASES, wave } from './layer-table';
import { describeWithKeras, runKeras } from './run-keras';

/** What layers gave for a case. */
interface Given {
  outputs: Numbers[];
  shapes: number[][];
  gradients: Numbers[];
  weights: Numbers[];
}

/** What both are asked. */
interface Question {
  inputs: unknown[];
  weights: unknown[];
  upstream: unknown[];
  training: boolean;
  dtype: string;
}

/** The case by our layers, and the same question for Keras. */
function ask({ layers: chain, inputs, integers, training = false }: LayerCase): {
  ours: Given;
  question: Question;
} {
  const made = chain.map(([make, options]) => (make as (options: object) => tf.layers.Layer)(options()));
  const dtype = integers === undefined ? 'float32' : 'int32';
  const symbolic = inputs.map((shape) => layers.input({ batchShape: shape, dtype }));
  let end: tf.SymbolicTensor | tf.SymbolicTensor[] = symbolic.length > 1 ? symbolic : symbolic[0];
  for (const layer of made) end = layer.apply(end) as tf.SymbolicTensor | tf.SymbolicTensor[];
  const model = tf.model({ inputs: symbolic, outputs: end });
  const weights = model.weights.map((weight, i) => {
    const { name } = weight;
    const shape = weight.shape as number[];
    const values = wave(shape, i + 1).map((value) => value * 0.7);
    const positive = name.includes('variance') ? values.map((value) => Math.abs(value) + 0.5) : values;
    return tf.tensor(positive, shape);
  });
  model.setWeights(weights);
  const numbers = inputs.map((shape, i) =>
    integers === undefined
      ? wave(shape, i + 50)
      : wave(shape, i + 50).map((v) => Math.floor(((v + 1) / 2) * integers)),
  );
  const xs = inputs.map((shape, i) => tf.variable(tf.tensor(numbers[i], shape, dtype), dtype === 'float32'));
  const upstream: tf.Tensor[] = [];
  const kept: tf.Tensor[] = [];
  const trained = [
    ...xs.filter((x) => x.trainable),
    ...model.trainableWeights.map((w) => tf.engine().registeredVariables[w.name]),
  ];
  const compute = () => {
    const outputs = [model.apply(xs.length > 1 ? xs : xs[0], { training })].flat() as tf.Tensor[];
    const losses = outputs.map((y, i) => {
      upstream.push(tf.keep(tf.tensor(wave(y.shape, i + 99), y.shape)));
      kept.push(tf.keep(y.clone()));
      return y.mul(upstream[i]).sum();
    });
    return tf.addN(losses) as tf.Scalar;
  };
  const isTrained = trained.length > 0;
  const { value, grads } = isTrained
    ? tf.variableGrads(compute, trained)
    : { value: tf.tidy(compute), grads: {} };
  const ours = {
    outputs: kept.map((y) => y.arraySync() as Numbers),
    shapes: kept.map(({ shape }) => shape),
    gradients: trained.map(({ name }) => grads[name].arraySync() as Numbers),
    weights: model.getWeights().map((w) => w.arraySync() as Numbers),
  };
  const question = {
    inputs: xs.map((x) => x.arraySync()),
    weights: weights.map((w) => w.arraySync()),
    upstream: upstream.map((dy) => dy.arraySync()),
    training,
    dtype,
  };
  tf.dispose([value, grads, kept, upstream, weights, xs]);
  return { ours, question };
}

describeWithKeras('layers give what Keras gives, and the same gradients', () => {
  const results: { ours?: Given; keras?: Given; error?: unknown }[] = [];

  beforeAll(() => {
    const requests: Parameters<typeof runKeras>[1] = [];
    for (const each of LAYER_CASES) {
      try {
        const { ours, question } = ask(each);
        results.push({ ours });
        const chain = each.layers.map(([make, options]) => ({
          class_name: (make as (options: object) => tf.layers.Layer)(options()).getClassName(),
          config: forKeras(options()),
        }));
        requests.push({ call: 'chain', layers: chain, ...question });
      } catch (error) {
        results.push({ error });
      }
    }
    const answers = runKeras('layers', requests) as Given[];
    for (const result of results) if (!result.error) result.keras = answers.shift();
  });

  test.each(LAYER_CASES.map(({ name }, i) => [name, i] as const))('%s', (name, i) => {
    const { ours, keras, error } = results[i];
    if (!ours || !keras) throw error;
    if ('error' in keras) throw new Error(`Keras: ${String(keras.error)}`);
    expect(ours.shapes).toEqual(keras.shapes);
    checkRow(`layer ${name}`, ours.outputs, keras.outputs);
    if (ours.gradients.length > 0) checkRow(`layer ${name}: gradients`, ours.gradients, keras.gradients);
    if (ours.weights.length > 0) checkRow(`layer ${name}: weights afterwards`, ours.weights, keras.weights);
  });
});
