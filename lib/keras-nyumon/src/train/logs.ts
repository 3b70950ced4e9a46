import type { MetricName } from '../metrics/metrics';

/** What a batch, an epoch or an evaluation reports: the loss and each metric. */
export type LogName = 'loss' | MetricName;

/**
 * What a training run reports for each epoch: the same for the validation data, with `val_` before it, and what callbacks
 * add.
 */
export type HistoryName = LogName | `val_${LogName}` | 'learning_rate';
