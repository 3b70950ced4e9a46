// Each test is an example of a chart, and compares it with its picture in tests/references.
import { compile, fit, layers, tf } from 'keras-nyumon';
import { barFigure } from 'keras-nyumon/dist/visualization/charts/bar';
import { contourFigure } from 'keras-nyumon/dist/visualization/charts/contour';
import { drawLines } from 'keras-nyumon/dist/visualization/charts/draw-lines';
import { drawSvg } from 'keras-nyumon/dist/visualization/charts/draw-svg';
import type { BarTrace, HeatmapTrace, ScatterTrace } from 'keras-nyumon/dist/visualization/charts/figure';
import { functionFigure } from 'keras-nyumon/dist/visualization/charts/function-plot';
import { heatmapFigure } from 'keras-nyumon/dist/visualization/charts/heatmap';
import { histogramFigure } from 'keras-nyumon/dist/visualization/charts/histogram';
import { lineFigure } from 'keras-nyumon/dist/visualization/charts/line-chart';
import { confusionMatrixFigure } from 'keras-nyumon/dist/visualization/charts/plot-confusion-matrix';
import { historyFigure } from 'keras-nyumon/dist/visualization/charts/plot-history';
import { scatterFigure } from 'keras-nyumon/dist/visualization/charts/scatter';
import { surfaceFigure } from 'keras-nyumon/dist/visualization/charts/surface';
import { expectPicture, textsOf } from './expect-picture';

const count = <T>(n: number, make: (i: number) => T): T[] => Array.from({ length: n }, (_, i) => make(i));

/** A line between numbers only. */
type Curve = Omit<ScatterTrace, 'x' | 'y'> & { x: number[]; y: number[] };

const run = (speed: number) => ({
  epoch: count(6, (i) => i),
  history: {
    loss: count(6, (i) => Math.exp(-speed * i)),
    accuracy: count(6, (i) => 1 - 0.5 * Math.exp(-speed * i)),
    val_loss: count(6, (i) => Math.exp(-speed * i) + 0.1),
    val_accuracy: count(6, (i) => 0.95 - 0.5 * Math.exp(-speed * i)),
  },
});

test('lineChart: lines by name, title and axes in Japanese', () => {
  const figure = lineFigure({
    x: [1, 2, 3, 4],
    y: { 訓練: [0.9, 0.5, 0.3, 0.2], 検証: [1, 0.6, 0.5, 0.45] },
    title: '損失の変化',
    xLabel: 'エポック',
    yLabel: '損失',
  });
  const [train, test] = figure.data as ScatterTrace[];
  expect(train).toMatchObject({ name: '訓練', x: [1, 2, 3, 4], y: [0.9, 0.5, 0.3, 0.2] });
  expect(test.line?.color).not.toBe(train.line?.color);
  const svg = drawSvg(figure);
  expect(textsOf(svg)).toEqual(
    expect.arrayContaining(['訓練', '検証', '損失の変化', 'エポック', '損失', '0.4']),
  );
  expect(svg).toContain('Noto Sans CJK JP');
  expectPicture(svg, 'line-chart');
});

test('plotHistory: a panel for each metric, training and validation in it', () => {
  const figure = historyFigure(run(1), { title: 'MNIST' });
  const lines = (figure.data as ScatterTrace[]).map(({ name, xaxis, y, showlegend }) => [
    name,
    xaxis,
    y[0],
    showlegend,
  ]);
  expect(lines).toEqual([
    ['訓練 training', 'x', 1, true],
    ['検証 validation', 'x', 1.1, true],
    ['訓練 training', 'x2', 0.5, false],
    ['検証 validation', 'x2', 0.45, false],
  ]);
  // Epochs count from 1 for people.
  expect((figure.data[0] as ScatterTrace).x).toEqual([1, 2, 3, 4, 5, 6]);
  expectPicture(drawSvg(figure), 'plot-history');
});

test('plotHistory: several runs, each in its colour; chosen metrics', () => {
  const figure = historyFigure({ SGD: run(0.3), Adam: run(1) });
  const colours = new Set((figure.data as ScatterTrace[]).map(({ line }) => line?.color));
  expect([figure.data.length, colours.size]).toEqual([8, 2]);
  expectPicture(drawSvg(figure), 'plot-history-runs');

  const chosen = historyFigure({ SGD: run(0.3), Adam: run(1) }, { metrics: ['val_accuracy'] });
  expect(chosen.data.map(({ name }) => name)).toEqual(['SGD 検証 validation', 'Adam 検証 validation']);
});

test('plotHistory: more than three panels stand in rows, in the live chart too', () => {
  const { epoch, history } = run(1);
  const figure = historyFigure({
    epoch,
    history: { ...history, precision: history.loss, recall: history.loss },
  });
  expect(figure.layout).toMatchObject({ width: 960, height: 720 });
  expectPicture(drawSvg(figure), 'plot-history-rows');
  expectPicture(drawLines(figure), 'live-chart-rows');
});

test('the live chart looks like plotHistory', () => {
  const figure = historyFigure(run(1), { height: 300 });
  const svg = drawLines(figure);
  expect(textsOf(svg)).toEqual(
    expect.arrayContaining(['訓練 training', 'loss', 'accuracy', 'エポック epoch']),
  );
  expectPicture(svg, 'live-chart');
});

test('bar: a bar for each class', () => {
  const figure = barFigure({ x: ['猫', '犬', '鳥'], y: [0.7, 0.2, 0.1], yLabel: '確率' });
  expect(figure.data).toMatchObject([{ type: 'bar', x: ['猫', '犬', '鳥'], y: [0.7, 0.2, 0.1] }]);
  expectPicture(drawSvg(figure), 'bar');
});

test('histogram: counts as NumPy does', () => {
  const values = [1, 2.4, 2.5, 3, 4.9, 5, NaN];
  const [bars] = histogramFigure({ x: values, bins: 8 }).data as BarTrace[];
  // np.histogram([1, 2.4, 2.5, 3, 4.9, 5], bins=8)
  expect(bars.y).toEqual([1, 0, 1, 1, 1, 0, 0, 2]);
  expect(bars.x[0]).toBe(1.25);
  const waves = { 前: count(400, (i) => Math.sin(i)), 後: count(400, (i) => Math.sin(i) / 2 + 0.4) };
  expectPicture(drawSvg(histogramFigure({ x: waves })), 'histogram');
});

test('scatter: clouds that differ by colour and sign', () => {
  const figure = scatterFigure({
    x: { a: count(40, (i) => Math.sin(i)), b: count(40, (i) => Math.sin(i) + 1) },
    y: { a: count(40, (i) => Math.cos(i * 1.7)), b: count(40, (i) => Math.cos(i * 1.3)) },
  });
  const markers = (figure.data as ScatterTrace[]).map(({ marker }) => [marker?.color, marker?.symbol].join());
  expect(new Set(markers).size).toBe(2);
  expectPicture(drawSvg(figure), 'scatter');
});

test('heatmap: the first row on top', () => {
  const image = { dtype: 'float32', shape: [2, 3], data: Float32Array.of(0, 0.1, 0.2, 0.3, 0.4, 1) } as const;
  const figure = heatmapFigure({ z: { ...image, shape: [...image.shape] }, x: ['a', 'b', 'c'] });
  expect(figure.data).toMatchObject([{ z: [[0, 0.1, 0.2], [0.3, 0.4, 1]], x: ['a', 'b', 'c'] }]); // prettier-ignore
  expect(figure.layout.yaxis?.autorange).toBe('reversed');
  expectPicture(drawSvg(figure), 'heatmap');
});

test('plotConfusionMatrix: counts, and their share of the right class', () => {
  const figure = confusionMatrixFigure([[8, 2, 0], [0, 5, 0], [1, 0, 3]], { classNames: ['猫', '犬', '鳥'] }); // prettier-ignore
  const [trace] = figure.data as HeatmapTrace[];
  expect(trace.z).toEqual([[0.8, 0.2, 0], [0, 1, 0], [0.25, 0, 0.75]]); // prettier-ignore
  const svg = drawSvg(figure);
  expect(textsOf(svg)).toEqual(expect.arrayContaining(['880.0 %', '5100 %']));
  expect(textsOf(svg)).toEqual(expect.arrayContaining(['正解 true', '予測 predicted', '鳥']));
  expectPicture(svg, 'confusion-matrix');
});

test('functionPlot: functions of tensors and of numbers, with their derivatives', () => {
  const before = tf.memory().numTensors;
  const functions = { sigmoid: tf.sigmoid, 'x²': (x: number) => x ** 2 };
  const figure = functionFigure(functions, { from: -2, to: 2, derivative: true });
  expect(tf.memory().numTensors).toBe(before);
  const [sigmoid, sigmoidSlope, square, squareSlope] = figure.data as Curve[];
  expect(figure.data.map(({ name }) => name)).toEqual(['sigmoid', 'sigmoid′', 'x²', 'x²′']);
  sigmoid.x.forEach((x, i) => {
    const value = 1 / (1 + Math.exp(-x));
    expect(sigmoid.y[i]).toBeCloseTo(value, 6);
    expect(sigmoidSlope.y[i]).toBeCloseTo(value * (1 - value), 6);
    expect(square.y[i]).toBeCloseTo(x * x, 6);
    expect(squareSlope.y[i]).toBeCloseTo(2 * x, 6);
  });
  expectPicture(drawSvg(figure), 'function-plot');
});

test('lines and paths beyond the sixth are dotted: there are six colours', () => {
  const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
  const named = <T>(one: T) => Object.fromEntries(names.map((name) => [name, one]));
  const paths = contourFigure({ z: (x, y) => x + y, paths: named([[0, 0]] as const) });
  for (const { data } of [lineFigure({ y: named([1, 2]) }), { data: paths.data.slice(1) }]) {
    const lines = (data as ScatterTrace[]).map(({ line }) => `${line?.color} ${line?.dash}`);
    expect(new Set(lines).size).toBe(7);
    expect(lines.filter((line) => line.endsWith('dot'))).toHaveLength(1);
  }
});

test('contour: paths that grow, and are whole at first', () => {
  const path = (rate: number) =>
    count(80, (i) => [-1.8 * (1 - rate) ** i, 0.9 * (1 - 5 * rate) ** i] as const);
  const figure = contourFigure({
    z: (x, y) => x ** 2 + 5 * y ** 2,
    x: [-2, 2],
    y: [-1, 1],
    paths: { SGD: path(0.1), 遅い: path(0.02) },
  });
  const [, first] = figure.data as ScatterTrace[];
  expect(first.x).toHaveLength(50);
  expect([first.x[0], first.x[49]]).toEqual([-1.8, Number((-1.8 * 0.9 ** 79).toPrecision(7))]);
  expect(figure.frames).toHaveLength(50);
  expect(figure.frames?.[2].data[0].x).toEqual(first.x.slice(0, 3));
  expect(figure.layout.sliders?.[0].steps).toHaveLength(50);
  expectPicture(drawSvg(figure), 'contour');
});

test('surface: a picture of the same view where there is no graphics card', () => {
  const figure = surfaceFigure({ z: (x, y) => x ** 2 - y ** 2, title: '鞍点' });
  expect(figure.data).toMatchObject([{ type: 'surface' }]);
  const svg = drawSvg(figure);
  expect(textsOf(svg)).toContain('鞍点');
  expectPicture(svg, 'surface');
});

test('plotHistory: what fit returned, with nothing recorded but the loss', async () => {
  const model = tf.sequential({ layers: [layers.dense({ units: 1, inputShape: [1] })] });
  compile(model, { optimizer: 'sgd', loss: 'meanSquaredError' });
  const history = await fit(model, [[1], [2]], [1, 2], { epochs: 2, verbose: 0 });
  model.dispose();
  for (const options of [{}, { metrics: ['loss'] }])
    expect(historyFigure({ sgd: history }, options).data).toMatchObject([{ name: 'sgd 訓練 training' }]);
});
