import { accuracy } from './accuracy';
import { auc } from './auc';
import { binaryAccuracy } from './binary-accuracy';
import { categoricalAccuracy } from './categorical-accuracy';
import { confusionMatrix } from './confusion-matrix';
import { cosineSimilarity } from './cosine-similarity';
import { f1Score } from './f1-score';
import { lossMetric } from './loss-metric';
import type { Metric, MetricOptions } from './metric';
import type { MetricName } from './metric-name';
import { precision } from './precision';
import { r2Score } from './r2-score';
import { recall } from './recall';
import { rocCurve } from './roc-curve';
import { rootMeanSquaredError } from './root-mean-squared-error';
import { sparseCategoricalAccuracy } from './sparse-categorical-accuracy';
import { sparseTopKCategoricalAccuracy } from './sparse-top-k-categorical-accuracy';
import { topKCategoricalAccuracy } from './top-k-categorical-accuracy';

/** Metrics for {@link compile}. */
export const metricFunctions = {
  accuracy: made('accuracy', accuracy),
  auc: made('auc', auc),
  binaryAccuracy: made('binaryAccuracy', binaryAccuracy),
  binaryCrossentropy: made('binaryCrossentropy', lossMetric('binaryCrossentropy')),
  categoricalAccuracy: made('categoricalAccuracy', categoricalAccuracy),
  categoricalCrossentropy: made('categoricalCrossentropy', lossMetric('categoricalCrossentropy')),
  categoricalHinge: made('categoricalHinge', lossMetric('categoricalHinge')),
  cosineSimilarity: made('cosineSimilarity', cosineSimilarity),
  f1Score: made('f1Score', f1Score),
  hinge: made('hinge', lossMetric('hinge')),
  klDivergence: made('klDivergence', lossMetric('klDivergence')),
  logCosh: made('logCosh', lossMetric('logCosh')),
  meanAbsoluteError: made('meanAbsoluteError', lossMetric('meanAbsoluteError')),
  meanAbsolutePercentageError: made('meanAbsolutePercentageError', lossMetric('meanAbsolutePercentageError')),
  meanSquaredError: made('meanSquaredError', lossMetric('meanSquaredError')),
  meanSquaredLogarithmicError: made('meanSquaredLogarithmicError', lossMetric('meanSquaredLogarithmicError')),
  poisson: made('poisson', lossMetric('poisson')),
  precision: made('precision', precision),
  r2Score: made('r2Score', r2Score),
  recall: made('recall', recall),
  rootMeanSquaredError: made('rootMeanSquaredError', rootMeanSquaredError),
  sparseCategoricalAccuracy: made('sparseCategoricalAccuracy', sparseCategoricalAccuracy),
  sparseCategoricalCrossentropy: made(
    'sparseCategoricalCrossentropy',
    lossMetric('sparseCategoricalCrossentropy'),
  ),
  sparseTopKCategoricalAccuracy: made('sparseTopKCategoricalAccuracy', sparseTopKCategoricalAccuracy),
  squaredHinge: made('squaredHinge', lossMetric('squaredHinge')),
  topKCategoricalAccuracy: made('topKCategoricalAccuracy', topKCategoricalAccuracy),
};

/** A metric's function, whose metrics know where they come from. */
function made<Options extends MetricOptions>(
  metricName: MetricName,
  make: (options?: Options) => Metric,
): (options?: Options) => Metric {
  return (options) => ({ ...make(options), made: { metricName, options: options ?? {} } });
}

/**
 * The metrics (評価指標) of Keras, for {@link compile}: by name, as in `metrics: ['precision']`, or with options, as in
 * `metrics: [metrics.precision({ thresholds: 0.4 })]`. `confusionMatrix` and `rocCurve` look closer at a model's answers.
 */
export const metrics = { ...metricFunctions, confusionMatrix, rocCurve };
