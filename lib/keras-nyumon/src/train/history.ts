import { displaySymbol } from '../notebook/display';
import type { HistoryName } from './logs';

/**
 * What training hands back: Keras's History.
 *
 * @typeParam Name names of metrics of one's own, or of outputs, besides those that are built in: `fit<'myMetric'>(…)`
 */
export interface History<Name extends string = never> {
  /** The epochs that ran, counted from 0. */
  epoch: number[];
  /**
   * Values for each epoch: `loss`, the metrics, and the same of the validation data with `val_` before the name. Only what
   * was recorded is there: metrics that `compile` was given, and `val_…` where `fit` was given validation data.
   */
  history: Record<HistoryName | Name | `val_${Name}`, number[]>;
}

/** The epochs that ran, and the values of each by name. */
export interface EpochValues {
  epoch: number[];
  history: Record<string, number[]>;
}

/** What a training run hands back: a plain object, which shows the last epoch's values as a cell's result. */
export function historyOf<Name extends string>({ epoch, history }: EpochValues): History<Name> {
  const last = Object.entries(history).map(([name, values]) => `${name}: ${values.at(-1)?.toFixed(4) ?? ''}`);
  const text = `History (${epoch.length} epochs) ${last.join(', ')}`.trimEnd();
  const plain: EpochValues = { epoch, history };
  // Not enumerable: neither JSON nor a copy takes it along.
  Object.defineProperty(plain, displaySymbol, { value: () => ({ 'text/plain': text }) });
  return plain;
}
