import type { Loss } from './loss';
import { defineLoss } from './loss';

/** Mean squared error (平均二乗誤差): `mean((yTrue − yPred)²)` over the last axis. */
export function meanSquaredError(): Loss {
  return defineLoss('meanSquaredError', {}, (yTrue, yPred) => yTrue.sub(yPred).square().mean(-1));
}
