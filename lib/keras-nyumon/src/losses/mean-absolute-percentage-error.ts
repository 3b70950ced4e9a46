import type { Loss } from './loss';
import { defineLoss, EPSILON } from './loss';

/** Mean absolute percentage error: `100 · mean(|yTrue − yPred| / |yTrue|)` over the last axis; labels of 0 count as 1e-7. */
export function meanAbsolutePercentageError(): Loss {
  return defineLoss('meanAbsolutePercentageError', {}, (yTrue, yPred) =>
    yTrue.sub(yPred).div(yTrue.abs().maximum(EPSILON)).abs().mean(-1).mul(100),
  );
}
