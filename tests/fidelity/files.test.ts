import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { layers, loadModel, loadWeights, saveModel, saveWeights, tf } from 'keras-nyumon';
import { checkRow } from './check-row';
import type { Numbers } from './check-row';
import { call, fileModels } from './file-models';
import { kindsOfLayers, layerCases } from './layer-cases';
import { describeWithKeras, runKeras } from './run-keras';

/** What a model answers, for each input and output its numbers; or why Keras cannot open it. */
interface Answers {
  error?: string;
  x: Numbers[];
  y: Numbers[];
}

/** No layers, or part of a case of another: cells are in `rnn`. */
const NO_CASE = ['input', 'simpleRNNCell', 'lstmCell', 'gruCell'];

/** A model of one layer. */
function layerModel(layer: tf.layers.Layer, shape: number[] | number[][], name?: string): tf.LayersModel {
  const shapes = Array.isArray(shape[0]) ? (shape as number[][]) : [shape as number[]];
  const inputs = shapes.map((each) => layers.input({ shape: each, name }));
  return tf.model({ inputs, outputs: call(layer, ...inputs) });
}

/** Weights between 0.1 and 0.6: some are variances. */
function giveWeights(model: tf.LayersModel): void {
  tf.tidy(() => {
    const values = model.getWeights().map(({ shape, dtype }, k) => {
      const size = tf.util.sizeFromShape(shape);
      const data = Array.from({ length: size }, (_, i) => 0.35 + 0.25 * Math.sin(i * 12.9898 + k));
      return tf.tensor(data, shape, dtype);
    });
    model.setWeights(values);
  });
}

/** As keras/files.py makes samples. */
function samples({ shape, name }: tf.SymbolicTensor): tf.Tensor {
  const full = [3, ...shape.slice(1).map((length) => length ?? 5)];
  const values = Array.from({ length: tf.util.sizeFromShape(full) }, (_, i) => (i * 7) % 10);
  return tf.tensor(name.includes('words') ? values : values.map((value) => value / 5 - 1), full);
}

function answers(model: tf.LayersModel, x?: Numbers[]): Answers {
  const inputs = model.inputs.map((each, i) => (x ? tf.tensor(x[i] as number[]) : samples(each)));
  const outputs = [model.predict(inputs.length === 1 ? inputs[0] : inputs)].flat();
  const [numbersIn, numbersOut] = [inputs, outputs].map((each) =>
    each.map((one) => one.arraySync() as Numbers),
  );
  tf.dispose([inputs, outputs]);
  return { x: numbersIn, y: numbersOut };
}

describeWithKeras('files of Keras', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'keras-nyumon-'));
  const ours: Record<string, Answers> = {};
  const keras: Record<string, unknown> = {};
  const answered = (name: string): Answers => {
    const { error, x, y } = keras[name] as Answers;
    if (error !== undefined) throw new Error(`Keras: ${error}`);
    return { x, y };
  };
  const inFolder = (name: string) => path.join(folder, name);

  beforeAll(async () => {
    const requests = new Map<string, { call: string; [argument: string]: unknown }>();
    const saved = [
      ...Object.entries(fileModels).map(([name, make]) => ({ name, make })),
      ...layerCases.map(({ name, make, shape, words }) => ({
        name: `layer ${name}`,
        make: () => layerModel(make(), shape, words ? 'words' : undefined),
      })),
    ];
    for (const { name, make } of saved) {
      const model = make();
      giveWeights(model);
      const file = inFolder(`ours ${name}.keras`);
      await saveModel(model, file);
      const { x, y } = answers(model);
      ours[name] = { x, y };
      requests.set(`opened ${name}`, { call: 'open_and_answer', file, x });
      if (name in fileModels) {
        const weights = inFolder(`ours ${name}.weights.h5`);
        await saveWeights(model, weights);
        requests.set(`weights of ${name}`, { call: 'open_weights', name, file: weights, x });
        requests.set(`older ${name}`, {
          call: 'save_older',
          name,
          file: inFolder(`older ${name}.weights.h5`),
        });
        requests.set(`saved ${name}`, { call: 'save', name, folder });
        requests.set(`saved ${name}.h5`, { call: 'save', name, folder, legacy: true });
      }
      model.dispose();
    }
    for (const { name, keras: layer, shape, words } of layerCases) {
      const file = inFolder(`keras ${name}.keras`);
      requests.set(`saved layer ${name}`, { call: 'save_layer', ...layer, shape, words, file });
    }
    requests.set('operators', { call: 'save', name: 'operators', folder });
    const results = runKeras('files', [...requests.values()]);
    for (const [i, name] of [...requests.keys()].entries()) keras[name] = results[i];
  }, 300_000);

  afterAll(() => {
    fs.rmSync(folder, { recursive: true });
  });

  test.each(Object.keys(fileModels))('%s: saved here, opened by Keras', (name) => {
    checkRow(`.keras, saved here: ${name}`, answered(`opened ${name}`).y, ours[name].y);
    checkRow(`.weights.h5, saved here: ${name}`, keras[`weights of ${name}`] as Numbers, ours[name].y);
  });

  test.each(Object.keys(fileModels))('%s: saved by Keras, opened here', async (name) => {
    for (const [file, key] of [
      [`${name}.keras`, `saved ${name}`],
      [`${name}.h5`, `saved ${name}.h5`],
    ]) {
      const { x, y } = answered(key);
      const model = await loadModel(inFolder(file));
      checkRow(`${path.extname(file)}, saved by Keras: ${name}`, answers(model, x).y, y);
      const other = fileModels[name]();
      await loadWeights(other, inFolder(`${name}.h5`));
      checkRow(
        `weights of .h5, saved by Keras: ${name}`,
        answers(other, x).y,
        answered(`saved ${name}.h5`).y,
      );
      model.dispose();
      other.dispose();
    }
    const older = fileModels[name]();
    await loadWeights(older, inFolder(`older ${name}.weights.h5`));
    const { x, y } = answered(`older ${name}`);
    checkRow(`.weights.h5 as of Keras 2.13: ${name}`, answers(older, x).y, y);
    older.dispose();
  });

  test('operators: saved by Keras, opened here', async () => {
    const { x, y } = answered('operators');
    const model = await loadModel(inFolder('operators.keras'));
    checkRow('.keras, saved by Keras: operators', answers(model, x).y, y);
    model.dispose();
  });

  test('every kind of layer has a case', () => {
    expect([...kindsOfLayers].sort()).toEqual(
      Object.keys(layers)
        .filter((kind) => !NO_CASE.includes(kind))
        .sort(),
    );
  });

  test.each(layerCases.map(({ name }) => name))('%s: both ways', async (name) => {
    checkRow(`.keras, saved here: ${name}`, answered(`opened layer ${name}`).y, ours[`layer ${name}`].y);
    const { x, y } = answered(`saved layer ${name}`);
    const model = await loadModel(inFolder(`keras ${name}.keras`));
    checkRow(`.keras, saved by Keras: ${name}`, answers(model, x).y, y);
    model.dispose();
  });
});
