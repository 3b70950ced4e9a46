export type { BinaryAccuracyOptions, TopKCategoricalAccuracyOptions } from './accuracy-metrics';
export type { AucOptions } from './auc';
export type { PrecisionOptions, RecallOptions } from './confusion-metrics';
export type { F1ScoreOptions } from './f1-score';
export type { BatchMean, Direction, Metric, MetricFunction, MetricOptions } from './metric';
export { metrics } from './metrics';
export type { MetricName } from './metrics';
export type { R2ScoreOptions } from './regression-metrics';
export type { RocCurve } from './roc-curve';
