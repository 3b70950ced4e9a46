import type { Compiled } from './step/compiled';
import type { StepResult } from './step/step';

/** What an epoch reports so far. */
export interface RunningTotals {
  /** Takes in a batch. */
  add: (result: StepResult) => void;
  /** The loss and the metrics over all batches so far, by name. */
  logs: () => Record<string, number>;
}

/**
 * New, empty {@link RunningTotals}. The names are Keras's: `loss`; with several outputs also `<output>_loss`; then the
 * metrics.
 */
export function runningTotals({ losses, metrics }: Compiled, outputNames: string[]): RunningTotals {
  let samples = 0;
  let batches = 0;
  let loss = 0;
  const outputLosses = losses.map(() => 0);
  const counts: (number[] | undefined)[] = metrics.map(() => undefined);
  return {
    add: (result) => {
      samples += result.samples;
      batches++;
      loss += result.loss * result.samples;
      result.losses.forEach((value, i) => (outputLosses[i] += value));
      result.counts.forEach((each, i) => (counts[i] = sums(counts[i], each)));
    },
    logs: () => {
      const logs: Record<string, number> = { loss: loss / samples };
      if (losses.length > 1) {
        // Keras counts every batch the same here, the smaller last one too, unlike in the loss.
        outputNames.forEach((name, i) => (logs[`${name}_loss`] = outputLosses[i] / batches));
      }
      metrics.forEach(({ name, metric }, i) => (logs[name] = metric.value(counts[i] ?? [])));
      return logs;
    },
  };
}

function sums(before: number[] | undefined, added: number[]): number[] {
  return before ? before.map((sum, i) => sum + added[i]) : added;
}
