import { layers, mnistCnn, plotModel, tf } from 'keras-nyumon';
import { graphSvg } from 'keras-nyumon/dist/visualization/networks/graph-svg';
import { layerGraph } from 'keras-nyumon/dist/visualization/networks/layer-graph';
import { showInNotebook } from '../pictures/show-in-notebook';

/** Two ways from the input, of which one is a layer used twice; they meet again. */
function branchedModel(): tf.LayersModel {
  const input = tf.input({ shape: [4], name: 'start' });
  const shared = layers.dense({ units: 4, name: 'shared' });
  const once = shared.apply(input);
  const twice = shared.apply(once);
  const side = layers.dense({ units: 4, name: 'side' }).apply(input);
  const sum = tf.layers.add({ name: 'sum' }).apply([twice, side]) as tf.SymbolicTensor;
  return tf.model({ inputs: input, outputs: sum });
}

test('a sequential model is a chain of its layers', () => {
  const model = mnistCnn();
  const graph = layerGraph(model);
  expect(graph.map(({ type }) => type)).toEqual([
    'InputLayer',
    'Conv2D',
    'Conv2D',
    'MaxPooling2D',
    'Dropout',
    'Flatten',
    'Dense',
    'Dropout',
    'Dense',
  ]);
  graph.forEach(({ inputs }, i) => {
    expect(inputs).toEqual(i === 0 ? [] : [graph[i - 1].name]);
  });
  expect(graph.reduce((sum, { parameters }) => sum + parameters, 0)).toBe(1_199_882);
  model.dispose();
});

test('branches, and a layer that is used twice', () => {
  const model = branchedModel();
  const inputs = Object.fromEntries(layerGraph(model).map((layer) => [layer.name, layer.inputs]));
  expect(inputs).toEqual({
    start: [],
    shared: ['start', 'shared'],
    side: ['start'],
    sum: ['shared', 'side'],
  });
  expect(graphSvg(layerGraph(model)).text.match(/<rect /g)).toHaveLength(4);
  model.dispose();
});

test('what another model makes of a layer does not count', () => {
  const model = branchedModel();
  const input = tf.input({ shape: [4] });
  const other = tf.model({
    inputs: input,
    outputs: model.getLayer('side').apply(input) as tf.SymbolicTensor,
  });
  const [start, side] = layerGraph(other);
  expect([start.inputs, side.inputs]).toEqual([[], [start.name]]);
  expect(layerGraph(model).find(({ name }) => name === 'side')?.inputs).toEqual(['start']);
  model.dispose();
});

test('boxes do not overlap, and lie inside the picture', () => {
  const model = branchedModel();
  const { text, width, height } = graphSvg(layerGraph(model));
  const boxes = Array.from(
    text.matchAll(/<rect x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)"/g),
    (match) => match.slice(1).map(Number),
  );
  boxes.forEach(([x, y, w, h], i) => {
    expect(x + w).toBeLessThanOrEqual(width);
    expect(y + h).toBeLessThanOrEqual(height);
    for (const [x2, y2, w2, h2] of boxes.slice(0, i))
      expect(x + w <= x2 || x2 + w2 <= x || y + h <= y2 || y2 + h2 <= y).toBe(true);
  });
  model.dispose();
});

test('in a notebook it is one image that needs no script, with the text beside it', () => {
  const model = tf.sequential({
    name: 'two',
    layers: [
      layers.dense({ units: 1000, inputShape: [3], name: 'first' }),
      layers.dense({ units: 1, name: 'last' }),
    ],
  });
  const before = tf.memory().numTensors;
  const [bundle] = showInNotebook(() => {
    plotModel(model);
  });
  expect(tf.memory().numTensors).toBe(before);
  const source = /src="data:image\/svg\+xml;base64,([^"]+)"/.exec(String(bundle['text/html']))?.[1] ?? '';
  const svg = Buffer.from(source, 'base64').toString();
  expect(svg).toContain('first (Dense)');
  expect(svg).toContain('(None, 1000)');
  expect(svg).toContain('4,000 params');
  expect(String(bundle['text/plain']).split('\n').slice(1)).toEqual([
    expect.stringMatching(/^first \(Dense\) \(None, 1000\) 4,000 params ← /) as string,
    'last (Dense) (None, 1) 1,001 params ← first',
  ]);
  model.dispose();
});
