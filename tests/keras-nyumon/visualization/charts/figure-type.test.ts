import { functionPlot, plotHistory, tf } from 'keras-nyumon';
import type { Figure, History } from 'keras-nyumon';
import { lineFigure } from 'keras-nyumon/dist/visualization/charts/line-chart';
import type * as Plotly from 'plotly.js-dist-min';

// The compiler is the test.

// Each Figure is a figure by Plotly's own types.
const toPlotly = ({
  data,
  layout,
  frames,
}: Figure): [Plotly.Data[], Partial<Plotly.Layout>, Partial<Plotly.Frame>[]] => [data, layout, frames ?? []];

test('a figure is one for Plotly', () => {
  const [data, layout, frames] = toPlotly(lineFigure({ y: [1, 2] }));
  expect([data.length, layout.height, frames.length]).toEqual([1, 360, 0]);
});

// What a reader types needs no types.
export const typed = [
  () => {
    functionPlot((x) => x ** 2);
  },
  () => {
    functionPlot((x: tf.Tensor) => tf.square(x));
  },
  () => {
    functionPlot({ relu: tf.relu, elu: tf.elu });
  },
  (history: History) => {
    plotHistory(history);
  },
  (sgd: History, adam: History<'digit_accuracy'>) => {
    plotHistory({ sgd, adam });
  },
];
