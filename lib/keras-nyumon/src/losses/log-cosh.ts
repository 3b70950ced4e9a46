import type { Loss } from './loss';
import { defineLoss } from './loss';

/** The mean of `log(cosh(yPred − yTrue))` over the last axis: like the squared error near 0, like the absolute one far away. */
export function logCosh(): Loss {
  return defineLoss('logCosh', {}, (yTrue, yPred) => {
    const error = yPred.sub(yTrue);
    // The same as log(cosh(error)), without the overflow.
    return error.add(error.mul(-2).softplus()).sub(Math.LN2).mean(-1);
  });
}
