import type { tf } from '../backend/tf';

/** Labels for the hinge losses: where a batch's labels are all 0 or 1, −1 and 1, as Keras has it. */
export function hingeLabels(yTrue: tf.Tensor): tf.Tensor {
  const isBinary = yTrue.mul(yTrue.sub(1)).equal(0).all();
  return isBinary.dataSync()[0] ? yTrue.mul(2).sub(1) : yTrue;
}
