import type { Loss } from './loss';
import { defineLoss } from './loss';

/** Mean absolute error (平均絶対誤差): `mean(|yTrue − yPred|)` over the last axis. */
export function meanAbsoluteError(): Loss {
  return defineLoss('meanAbsoluteError', {}, (yTrue, yPred) => yTrue.sub(yPred).abs().mean(-1));
}
