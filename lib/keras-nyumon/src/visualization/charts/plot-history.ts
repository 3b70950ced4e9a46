import { bilingual } from '../../options/bilingual';
import { anything, number } from '../../options/option';
import type { OptionTable } from '../../options/option-table';
import { readOptions } from '../../options/option-table';
import type { ChartOptions } from './chart-options';
import { CHART_OPTIONS } from './chart-options';
import { axis, baseLayout, colourOf } from './chart-style';
import type { Figure, ScatterTrace } from './figure';
import { showChart } from './show-chart';
import { thinLine } from './thin';
import type { OneOrNamed } from './values';
import { listOf, namedOf } from './values';

/** What `fit` returns, as far as a chart needs it. */
export interface TrainingHistory {
  /** The epochs, counted from 0. */
  epoch: readonly number[];
  /** Values for each epoch, those of the validation data with `val_` before their name. */
  history: Readonly<Record<string, readonly number[]>>;
}

/** Options of {@link plotHistory}. */
export interface PlotHistoryOptions extends Omit<ChartOptions, 'xLabel' | 'yLabel'> {
  /** What to show, such as `['loss', 'accuracy']`. Default: the loss and all metrics. */
  metrics?: readonly string[];
  /** Of each row of panels, in pixels. Default 360. */
  height?: number;
}

/**
 * Shows how training went (学習曲線): a panel for the loss and for each metric, three in a row, in it a line for the training
 * data and one for the validation data. Several runs are shown side by side, each in its colour.
 *
 * @param histories what `fit` returned, or several of them by name
 * @example plotHistory(history);
 * @example plotHistory({ SGD: history1, Adam: history2 }, { metrics: ['val_accuracy'] });
 * @throws RangeError when a metric was not recorded
 */
export function plotHistory(histories: OneOrNamed<TrainingHistory>, options: PlotHistoryOptions = {}): void {
  showChart(historyFigure(histories, options), options);
}

const { title, width, file } = CHART_OPTIONS;
const OPTIONS = {
  title,
  width,
  file,
  metrics: anything(),
  height: number({ above: 0, default: 360 }),
} satisfies OptionTable<PlotHistoryOptions>;

/** The figure of {@link plotHistory}. */
export function historyFigure(
  histories: OneOrNamed<TrainingHistory>,
  options: PlotHistoryOptions = {},
): Figure {
  const { metrics, height, ...chart } = readOptions(options, OPTIONS, 'plotHistory');
  const runs = namedOf<TrainingHistory>(histories, isHistory);
  const panels = panelsOf(runs, metrics);
  const across = Math.min(panels.length, MOST_ACROSS);
  const rows = Math.ceil(panels.length / across);
  const layout = baseLayout({
    ...chart,
    width: chart.width ?? Math.max(720, across * 320),
    height: height * rows,
  });
  // Above the panels, which need the width.
  layout.legend = { orientation: 'h', x: 0, y: 1, xanchor: 'left', yanchor: 'bottom' };
  layout.margin = { ...layout.margin, t: chart.title === undefined ? 40 : 72 };
  panels.forEach(({ name }, i) => {
    const [x, y] = axisIds(i);
    const row = Math.floor(i / across);
    const columns = domain(i % across, across, GAP_ACROSS);
    // A row's place counts from below.
    const lines = domain(rows - 1 - row, rows, GAP_DOWN);
    layout[`xaxis${numberOf(i)}`] = { ...axis('エポック epoch'), domain: columns, anchor: y };
    layout[`yaxis${numberOf(i)}`] = { ...axis(name), ...(rows > 1 && { domain: lines }), anchor: x };
    if (Math.max(...runs.map(([, { epoch }]) => epoch.length)) <= 10)
      Object.assign(layout[`xaxis${numberOf(i)}`] ?? {}, { dtick: 1 });
  });
  const seen = new Set<string>();
  const data = panels.flatMap(({ names }, panel) =>
    runs.flatMap(([run, history], i) =>
      names
        .filter((name) => Object.hasOwn(history.history, name))
        .map((name) => line(history, name, { run, i, panel, seen })),
    ),
  );
  return { data, layout };
}

/** Which run's line, in which panel; what the legend has already. */
interface Place {
  run: string;
  i: number;
  panel: number;
  seen: Set<string>;
}

function line(
  { epoch, history }: TrainingHistory,
  name: string,
  { run, i, panel, seen }: Place,
): ScatterTrace {
  const isValidation = name.startsWith('val_');
  const part = isValidation ? '検証 validation' : '訓練 training';
  const legend = run ? `${run} ${part}` : part;
  const isNew = !seen.has(legend);
  seen.add(legend);
  const [xaxis, yaxis] = axisIds(panel);
  const y = listOf(history[name]);
  const points = thinLine({ x: listOf(epoch.slice(0, y.length).map((each) => each + 1)), y });
  return {
    type: 'scatter',
    mode: points.y.length <= FEW_EPOCHS ? 'lines+markers' : 'lines',
    ...{ name: legend, legendgroup: legend, showlegend: isNew, ...points, xaxis, yaxis },
    // Runs by colour; within a run, and for whoever sees no colour, the validation data are dashed.
    line: {
      color: colourOf(run ? i : Number(isValidation)),
      width: 2,
      dash: isValidation ? 'dash' : 'solid',
    },
  };
}

const FEW_EPOCHS = 30;

/** A panel, and the values that are drawn in it. */
interface Panel {
  name: string;
  names: string[];
}

function panelsOf(runs: [string, TrainingHistory][], metrics: readonly string[] | undefined): Panel[] {
  const recorded = [...new Set(runs.flatMap(([, { history }]) => Object.keys(history)))];
  const unknown = metrics?.find((name) => !recorded.includes(name));
  if (unknown !== undefined) {
    throw new RangeError(
      bilingual({
        ja: `「${unknown}」は記録されていません。あるのは ${recorded.join(', ')} です。`,
        en: `'${unknown}' was not recorded. There are ${recorded.join(', ')}.`,
      }),
    );
  }
  const wanted = metrics ?? recorded.filter((name) => name !== 'learning_rate');
  // Both of one metric stand in one panel; asked for alone, `val_accuracy` stands alone.
  const panels = new Map<string, string[]>();
  for (const name of wanted) {
    const panel = metrics ? name : name.replace(/^val_/, '');
    const names = name.startsWith('val_') ? [name] : [name, `val_${name}`];
    panels.set(panel, [...new Set([...(panels.get(panel) ?? []), ...names])]);
  }
  return Array.from(panels, ([name, names]) => ({ name, names }));
}

function isHistory(value: object): value is TrainingHistory {
  return 'epoch' in value && Array.isArray(value.epoch);
}

/** More panels go into further rows: a page is some 1,000 pixels wide. */
const MOST_ACROSS = 3;

/** What is left between panels for the labels of their axes, as a share of all. */
const GAP_ACROSS = 0.12;
const GAP_DOWN = 0.18;

/** The part of the width, or of the height, that the i-th of `count` panels takes. */
function domain(i: number, count: number, gap: number): [number, number] {
  const size = (1 - gap * (count - 1)) / count;
  return [i * (size + gap), i * (size + gap) + size];
}

const numberOf = (i: number) => (i === 0 ? '' : String(i + 1)) as '' | '2';

const axisIds = (i: number) => [`x${numberOf(i)}`, `y${numberOf(i)}`] as ['x', 'y'];
