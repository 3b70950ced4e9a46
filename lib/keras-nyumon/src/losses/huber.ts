import { tf } from '../backend/tf';
import { checkOptions } from '../options/check-options';
import type { Loss } from './loss';
import { defineLoss } from './loss';

/** Options of {@link huber}. */
export interface HuberOptions {
  /** The error from which on the loss grows in a straight line. Default 1. */
  delta?: number;
}

/** Huber's loss: half the squared error up to `delta`, a straight line beyond, so that outliers (外れ値) pull less. */
export function huber(options: HuberOptions = {}): Loss {
  checkOptions(options, ['delta'], 'losses.huber');
  const { delta = 1 } = options;
  return defineLoss('huber', { delta }, (yTrue, yPred) => {
    const error = yPred.sub(yTrue);
    const size = error.abs();
    const straight = size.mul(delta).sub(0.5 * delta ** 2);
    return tf.where(size.lessEqual(delta), error.square().mul(0.5), straight).mean(-1);
  });
}
