import { tf } from '../backend/tf';
import type { Loss } from './loss';
import { defineLoss } from './loss';

/** Hinge loss: `mean(max(1 − yTrue · yPred, 0))` over the last axis, for labels −1 and 1; 0 and 1 are taken for them. */
export function hinge(): Loss {
  return defineLoss('hinge', {}, (yTrue, yPred) => missingMargin(yTrue, yPred).mean(-1));
}

/** Squared hinge loss: `mean(max(1 − yTrue · yPred, 0)²)` over the last axis; labels as for {@link hinge}. */
export function squaredHinge(): Loss {
  return defineLoss('squaredHinge', {}, (yTrue, yPred) => missingMargin(yTrue, yPred).square().mean(-1));
}

/** How much each prediction lacks to lie on the right side by 1. */
function missingMargin(yTrue: tf.Tensor, yPred: tf.Tensor): tf.Tensor {
  // Where a batch's labels are all 0 or 1, they are −1 and 1, as Keras has it.
  const isBinary = yTrue.mul(yTrue.sub(1)).equal(0).all().dataSync()[0];
  const labels = isBinary ? yTrue.mul(2).sub(1) : yTrue;
  return tf.scalar(1).sub(labels.mul(yPred)).maximum(0);
}

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
