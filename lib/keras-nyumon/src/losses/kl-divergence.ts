import type { Loss } from './loss';
import { defineLoss, EPSILON } from './loss';

/** Kullback–Leibler divergence: `sum(yTrue · log(yTrue / yPred))` over the last axis, for two distributions (確率分布). */
export function klDivergence(): Loss {
  return defineLoss('klDivergence', {}, (yTrue, yPred) => {
    const labels = yTrue.clipByValue(EPSILON, 1);
    return labels.mul(labels.div(yPred.clipByValue(EPSILON, 1)).log()).sum(-1);
  });
}
