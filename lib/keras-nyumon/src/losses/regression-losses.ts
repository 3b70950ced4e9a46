import { tf } from '../backend/tf';
import { number } from '../options/option';
import type { OptionTable } from '../options/option-table';
import { readOptions } from '../options/option-table';
import type { Loss } from './loss';
import { defineLoss, EPSILON } from './loss';

/** Mean squared error (平均二乗誤差): `mean((yTrue − yPred)²)` over the last axis. */
export function meanSquaredError(): Loss {
  return defineLoss('meanSquaredError', {}, (yTrue, yPred) => yTrue.sub(yPred).square().mean(-1));
}

/** Mean absolute error (平均絶対誤差): `mean(|yTrue − yPred|)` over the last axis. */
export function meanAbsoluteError(): Loss {
  return defineLoss('meanAbsoluteError', {}, (yTrue, yPred) => yTrue.sub(yPred).abs().mean(-1));
}

/** Mean absolute percentage error: `100 · mean(|yTrue − yPred| / |yTrue|)` over the last axis; labels of 0 count as 1e-7. */
export function meanAbsolutePercentageError(): Loss {
  return defineLoss('meanAbsolutePercentageError', {}, (yTrue, yPred) =>
    yTrue.sub(yPred).div(yTrue.abs().maximum(EPSILON)).abs().mean(-1).mul(100),
  );
}

/** Mean squared logarithmic error: `mean((log(1 + yTrue) − log(1 + yPred))²)` over the last axis; negatives count as 1e-7. */
export function meanSquaredLogarithmicError(): Loss {
  const logarithm = (y: tf.Tensor) => y.maximum(EPSILON).add(1).log();
  return defineLoss('meanSquaredLogarithmicError', {}, (yTrue, yPred) =>
    logarithm(yPred).sub(logarithm(yTrue)).square().mean(-1),
  );
}

/** The mean of `log(cosh(yPred − yTrue))` over the last axis: like the squared error near 0, like the absolute one far away. */
export function logCosh(): Loss {
  return defineLoss('logCosh', {}, (yTrue, yPred) => {
    const error = yPred.sub(yTrue);
    // The same as log(cosh(error)), without the overflow.
    return error.add(error.mul(-2).softplus()).sub(Math.LN2).mean(-1);
  });
}

/** Options of {@link huber}. */
export interface HuberOptions {
  /** The error from which on the loss grows in a straight line. Default 1. */
  delta?: number;
}

const HUBER = { delta: number({ least: 0, default: 1 }) } satisfies OptionTable<HuberOptions>;

/** Huber's loss: half the squared error up to `delta`, a straight line beyond, so that outliers (外れ値) pull less. */
export function huber(options: HuberOptions = {}): Loss {
  const settings = readOptions(options, HUBER, 'losses.huber');
  const { delta } = settings;
  return defineLoss('huber', settings, (yTrue, yPred) => {
    const error = yPred.sub(yTrue);
    const size = error.abs();
    const straight = size.mul(delta).sub(0.5 * delta ** 2);
    return tf.where(size.lessEqual(delta), error.square().mul(0.5), straight).mean(-1);
  });
}

/** Minus the cosine of the angle between labels and predictions (コサイン類似度), over the last axis: −1 for the same direction. */
export function cosineSimilarity(): Loss {
  return defineLoss('cosineSimilarity', {}, (yTrue, yPred) =>
    normalize(yTrue).mul(normalize(yPred)).sum(-1).neg(),
  );
}

/** Each row at length 1; a row of zeros stays one. */
export function normalize(rows: tf.Tensor): tf.Tensor {
  const squaredLengths = rows.square().sum(-1, true);
  return rows.mul(squaredLengths.maximum(EPSILON ** 2).rsqrt());
}
