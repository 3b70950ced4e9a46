import { compile, fit, tf } from 'keras-nyumon';
import type { MimeBundle } from 'keras-nyumon/notebook';
import { provide } from 'tslab-kernel/dist/bridge';

const PLOTLY = 'application/vnd.plotly.v1+json';

interface Shown {
  [PLOTLY]?: { data: { name: string; x: number[]; y: number[] }[] };
}

/** All that fit shows in a notebook, output by output. */
async function outputsOfFit(epochs: number): Promise<MimeBundle[][]> {
  const outputs: MimeBundle[][] = [];
  provide('tslab-kernel.output', () => ({
    display: (bundle) => {
      const output = bundle ? [bundle] : [];
      return (next) => {
        if (output.push(next) === 1) outputs.push(output);
      };
    },
    clear: () => undefined,
  }));
  const model = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [1] })] });
  compile(model, { optimizer: 'sgd', loss: 'mse' });
  try {
    const x = [[1], [2], [3], [4]];
    const history = await fit(model, x, x, { epochs, batchSize: 2, validationSplit: 0.5 });
    expect(history.epoch).toHaveLength(epochs);
    return outputs;
  } finally {
    model.dispose();
    Reflect.deleteProperty(globalThis, Symbol.for('tslab-kernel.output'));
  }
}

test('fit shows a chart above the bar; at the end it is interactive and holds every epoch', async () => {
  const [chart, bar] = await outputsOfFit(3);
  expect(bar.at(-1)?.['text/html']).toContain('<progress');
  const pictures = chart.slice(0, -1);
  expect(pictures.length).toBeGreaterThan(0);
  for (const bundle of pictures) expect(Object.keys(bundle)).toEqual(['text/html', 'text/plain']);
  const { data = [] } = (chart.at(-1) as Shown)[PLOTLY] ?? {};
  expect(data.map(({ name, x }) => [name, x])).toEqual([
    ['訓練 training', [1, 2, 3]],
    ['検証 validation', [1, 2, 3]],
  ]);
});

test('a single epoch has no chart', async () => {
  const outputs = await outputsOfFit(1);
  expect(outputs).toHaveLength(1);
});
