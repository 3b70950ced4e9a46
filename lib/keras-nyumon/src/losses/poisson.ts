import type { Loss } from './loss';
import { defineLoss, EPSILON } from './loss';

/** Poisson loss, for counts: `mean(yPred − yTrue · log(yPred))` over the last axis. */
export function poisson(): Loss {
  return defineLoss('poisson', {}, (yTrue, yPred) => yPred.sub(yTrue.mul(yPred.add(EPSILON).log())).mean(-1));
}
