import { tf } from '../backend/tf';
import type { Loss } from './loss';
import { defineLoss } from './loss';

/** Hinge loss for one-hot labels: `max(best wrong prediction − right prediction + 1, 0)`. */
export function categoricalHinge(): Loss {
  return defineLoss('categoricalHinge', {}, (yTrue, yPred) => {
    const right = yTrue.mul(yPred).sum(-1);
    const wrong = largest(tf.scalar(1).sub(yTrue).mul(yPred));
    return wrong.sub(right).add(1).maximum(0);
  });
}

/** The largest of each row. Where several are equal they share the gradient, as in Keras; in TensorFlow.js each gets it. */
function largest(rows: tf.Tensor): tf.Tensor {
  const isLargest = rows.equal(rows.max(-1, true)).toFloat();
  return rows.mul(isLargest).sum(-1).div(isLargest.sum(-1));
}
