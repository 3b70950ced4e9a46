import { tf } from '../backend/tf';

/**
 * The weight of each sample, by its class: Keras's `class_weight`.
 *
 * @param labels      one-hot rows [samples, classes], or class indices [samples] or [samples, 1]
 * @param classWeight the weight of each class, by class index; classes that are left out have 1
 * @returns shape [samples]
 */
export function classWeights(labels: tf.Tensor, classWeight: Record<number, number>): Float32Array {
  return tf.tidy(() => {
    const isOneHot = labels.rank > 1 && labels.shape.at(-1) !== 1;
    const classes = isOneHot ? labels.argMax(-1) : labels;
    return Float32Array.from(classes.dataSync(), (index) => classWeight[Math.round(index)] ?? 1);
  });
}
