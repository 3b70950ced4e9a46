import { checkName } from '../options/check-name';
import {
  accuracy,
  binaryAccuracy,
  categoricalAccuracy,
  sparseCategoricalAccuracy,
  sparseTopKCategoricalAccuracy,
  topKCategoricalAccuracy,
} from './accuracy-metrics';
import { auc } from './auc';
import { confusionMatrix } from './confusion-matrix';
import { precision, recall } from './confusion-metrics';
import { f1Score } from './f1-score';
import { lossMetric } from './loss-metric';
import type { Metric } from './metric';
import { cosineSimilarity, r2Score, rootMeanSquaredError } from './regression-metrics';
import { rocCurve } from './roc-curve';

// To add a metric: its function goes into the file of its family and says in which direction better values lie; its name
// goes here, from where compile's names, histories, callbacks, saved models and messages know it; a row in
// tests/fidelity/metrics.test.ts compares it with Keras.
const metricFunctions = withOrigin({
  accuracy,
  auc,
  binaryAccuracy,
  binaryCrossentropy: lossMetric('binaryCrossentropy'),
  categoricalAccuracy,
  categoricalCrossentropy: lossMetric('categoricalCrossentropy'),
  categoricalHinge: lossMetric('categoricalHinge'),
  cosineSimilarity,
  f1Score,
  hinge: lossMetric('hinge'),
  klDivergence: lossMetric('klDivergence'),
  logCosh: lossMetric('logCosh'),
  meanAbsoluteError: lossMetric('meanAbsoluteError'),
  meanAbsolutePercentageError: lossMetric('meanAbsolutePercentageError'),
  meanSquaredError: lossMetric('meanSquaredError'),
  meanSquaredLogarithmicError: lossMetric('meanSquaredLogarithmicError'),
  poisson: lossMetric('poisson'),
  precision,
  r2Score,
  recall,
  rootMeanSquaredError,
  sparseCategoricalAccuracy,
  sparseCategoricalCrossentropy: lossMetric('sparseCategoricalCrossentropy'),
  sparseTopKCategoricalAccuracy,
  squaredHinge: lossMetric('squaredHinge'),
  topKCategoricalAccuracy,
});

/** Lets metrics say which one they are and what was chosen for them, for saved models. */
function withOrigin<Functions extends Record<string, (options?: object) => Metric>>(
  functions: Functions,
): { [Name in keyof Functions]: (...options: Parameters<Functions[Name]>) => Metric } {
  const entries = Object.entries(functions).map(([metricName, make]) => {
    const makeWithOrigin = (options: object = {}) => ({ ...make(options), made: { metricName, options } });
    return [metricName, makeWithOrigin];
  });
  return Object.fromEntries(entries) as ReturnType<typeof withOrigin<Functions>>;
}

/**
 * The metrics (評価指標) of Keras, for {@link compile}: by name, as in `metrics: ['precision']`, or with options, as in
 * `metrics: [metrics.precision({ thresholds: 0.4 })]`. `confusionMatrix` and `rocCurve` look closer at a model's answers.
 */
export const metrics = { ...metricFunctions, confusionMatrix, rocCurve };

const byName = {
  ...metricFunctions,
  mae: metricFunctions.meanAbsoluteError,
  mape: metricFunctions.meanAbsolutePercentageError,
  mse: metricFunctions.meanSquaredError,
  msle: metricFunctions.meanSquaredLogarithmicError,
};

/** The metrics (評価指標) that {@link compile} takes by name; `mae`, `mape`, `mse` and `msle` are Keras's short names. */
export type MetricName = keyof typeof byName;

/** Every metric's name. */
export const METRIC_NAMES = Object.keys(byName) as MetricName[];

/**
 * A metric by its name.
 *
 * @param options Keras's defaults, and the name as written to report it under, if left out
 * @throws RangeError when there is none of that name, with the one that was probably meant
 */
export function metricByName(name: MetricName, options: object = { name }): Metric {
  checkName(name, METRIC_NAMES, 'metrics');
  return byName[name](options);
}
