import {
  bar,
  contour,
  functionPlot,
  heatmap,
  histogram,
  imgrid,
  imshow,
  layers,
  lineChart,
  plotConfusionMatrix,
  plotHistory,
  plotModel,
  scatter,
  surface,
  tf,
} from 'keras-nyumon';
import type { MimeBundle } from 'keras-nyumon/notebook';
import { drawSvg } from 'keras-nyumon/dist/visualization/charts/draw-svg';
import { openLiveChart } from 'keras-nyumon/dist/visualization/charts/live-chart';
import { progressHtml } from 'keras-nyumon/dist/visualization/progress/progress-line';
import { showInNotebook } from './pictures/show-in-notebook';

// eslint-disable-next-line @typescript-eslint/no-require-imports -- jsdom has no types here
const { JSDOM } = require('jsdom') as {
  JSDOM: new () => { window: Window & { DOMParser: typeof DOMParser } };
};
const parser = new new JSDOM().window.DOMParser();

/** A name that HTML and SVG would misread wherever it is not escaped. */
const NAME = `R&D<1>"'`;

/** What a browser's own parser makes of it; an error of XML's is a `parsererror`. */
const parse = (text: string, type: 'image/svg+xml' | 'text/html') => parser.parseFromString(text, type);

/** The pictures and words of an output; each must have been read without error, and only as what it is meant to be. */
function texts(bundle: MimeBundle): string[] {
  const page = parse(bundle['text/html'] as string, 'text/html');
  const names = Array.from(page.querySelectorAll('*')).map(({ tagName }) => tagName.toLowerCase());
  expect(names.filter((name) => !/^(html|head|body|div|img|b|progress)$/.test(name))).toEqual([]);
  const images = Array.from(page.querySelectorAll('img'));
  const pictures = images.map((image) => /^data:image\/svg\+xml;base64,(.*)$/.exec(image.src)?.[1]);
  const svgs = pictures
    .filter((data) => data !== undefined)
    .map((data) => Buffer.from(data, 'base64').toString());
  return [
    page.body.textContent,
    ...images.map(({ alt }) => alt),
    ...svgs.map((svg) => {
      const picture = parse(svg, 'image/svg+xml');
      expect(picture.querySelector('parsererror')).toBeNull();
      return picture.documentElement.textContent;
    }),
  ];
}

const rows = [
  [1, 2],
  [3, 4],
];
const history = { epoch: [0, 1], history: { loss: [1, 0.5], [NAME]: [1, 2] } };
const labelled = { title: NAME, xLabel: NAME, yLabel: NAME };
const image = { data: Float32Array.from([0, 0.5, 1, 0]), shape: [2, 2], dtype: 'float32' as const };
const images = { ...image, shape: [1, 2, 2] };

test.each<[string, () => void]>([
  [
    'lineChart',
    () => {
      lineChart({ ...labelled, y: { [NAME]: [1, 2], b: [2, 1] } });
    },
  ],
  [
    'scatter',
    () => {
      scatter({ ...labelled, x: { [NAME]: [1, 2] }, y: { [NAME]: [1, 2] } });
    },
  ],
  [
    'bar',
    () => {
      bar({ ...labelled, x: [NAME, 'b'], y: [1, 2] });
    },
  ],
  [
    'histogram',
    () => {
      histogram({ ...labelled, x: { [NAME]: [1, 2, 2] } });
    },
  ],
  [
    'heatmap',
    () => {
      heatmap({ ...labelled, z: rows, zLabel: NAME });
    },
  ],
  [
    'contour',
    () => {
      contour({ ...labelled, x: [0, 1], y: [0, 1], z: rows });
    },
  ],
  [
    'surface',
    () => {
      surface({ ...labelled, x: [0, 1], y: [0, 1], z: rows, zLabel: NAME });
    },
  ],
  [
    'functionPlot',
    () => {
      functionPlot({ [NAME]: (x: number) => x }, labelled);
    },
  ],
  [
    'plotConfusionMatrix',
    () => {
      plotConfusionMatrix(rows, { classNames: [NAME, 'b'], title: NAME });
    },
  ],
  [
    'plotHistory',
    () => {
      plotHistory(history, { metrics: [NAME] as never, title: NAME });
    },
  ],
  [
    'the live chart',
    () => {
      openLiveChart().update(history);
    },
  ],
  [
    'the live chart at its end',
    () => {
      openLiveChart().finish(history);
    },
  ],
  [
    'imshow',
    () => {
      imshow(image, { title: NAME });
    },
  ],
  [
    'imgrid',
    () => {
      imgrid(images, { labels: [0], predictions: [1], classNames: [NAME, 'b'] });
    },
  ],
])('%s shows a name with signs of HTML as it is', (_, draw) => {
  for (const bundle of showInNotebook(draw)) expect(texts(bundle).join()).toContain(NAME);
});

test('plotModel, too', () => {
  const model = tf.sequential({ layers: [layers.dense({ units: 1, inputShape: [2] })] });
  // TensorFlow.js takes no such name, a class of the reader's own may have one.
  model.layers[0].name = NAME;
  const [bundle] = showInNotebook(() => {
    plotModel(model);
  });
  expect(texts(bundle).join()).toContain(NAME);
  model.dispose();
});

test('the progress of a training, too', () => {
  const line = { label: NAME, done: 1, total: 2, elapsed: 10, values: { [NAME]: 1 }, note: NAME };
  expect(texts({ 'text/html': progressHtml(line) })[0].split(NAME)).toHaveLength(4);
});

test('a picture in a file is XML', () => {
  const font = { family: NAME, size: 13 };
  const svg = drawSvg({
    data: [],
    layout: { width: 100, height: 100, title: { text: NAME }, font },
  });
  expect(parse(svg, 'image/svg+xml').querySelector('parsererror')).toBeNull();
});
