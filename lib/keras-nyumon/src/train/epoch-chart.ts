import type { LiveChart } from '../visualization/charts/live-chart';
import { openLiveChart } from '../visualization/charts/live-chart';
import type { TrainingHistory } from '../visualization/charts/plot-history';

/** The chart that grows while a model is trained. */
export interface EpochChart {
  /** Shows the epochs so far and, at its place within the present one, what that has come to. */
  update: (done: number, total: number | undefined, logs: Record<string, number>) => void;
  /** Shows the epochs that ran, for good. */
  finish: () => void;
}

const noChart: EpochChart = { update: () => undefined, finish: () => undefined };

/**
 * Opens a chart of the epochs. A run of a single epoch has none: it would be a single point.
 *
 * @param run          what the run writes down after each epoch
 * @param initialEpoch the number of the run's first epoch, counted from 0
 */
export function epochChart(isShown: boolean, run: TrainingHistory, initialEpoch: number): EpochChart {
  if (!isShown) return noChart;
  const chart: LiveChart = openLiveChart();
  return {
    update: (done, total, logs) => {
      const ended = run.epoch.at(-1) ?? initialEpoch - 1;
      // Epoch 3 is at 3 when it has ended; half way through, it is at 2.5.
      chart.update(withPoint(run, ended + done / (total ?? done), logs));
    },
    finish: () => {
      if (run.epoch.length > 0) chart.finish(run);
    },
  };
}

function withPoint(
  { epoch, history }: TrainingHistory,
  at: number,
  logs: Record<string, number>,
): TrainingHistory {
  const values = Object.entries(logs).map(([name, value]) => [name, [...(history[name] ?? []), value]]);
  return { epoch: [...epoch, at], history: { ...history, ...(Object.fromEntries(values) as object) } };
}
