import { tf } from '../tf';
import { nativeOpsInUse } from './in-use';
import { nativeKernel, runNativeOpOutputs } from './native-op';

const KERNEL = 'SoftmaxCrossEntropyWithLogits';

/**
 * The cross-entropy of softmax(logits), as TensorFlow's one operation, which Keras uses too.
 *
 * @param labels the probability of each class, of the logits' shape
 * @param logits [samples, …, classes]
 * @returns [samples, …]
 */
export function softmaxCrossEntropy(labels: tf.Tensor, logits: tf.Tensor): tf.Tensor {
  if (!nativeOpsInUse())
    return tf.losses.softmaxCrossEntropy(labels, logits, undefined, 0, tf.Reduction.NONE);
  const rows = [-1, logits.shape[logits.rank - 1]];
  const inputs = { labels: labels.reshape(rows), logits: logits.reshape(rows) };
  return tf.engine().runKernel<tf.Tensor>(KERNEL, inputs).reshape(logits.shape.slice(0, -1));
}

/** Makes the operation of {@link softmaxCrossEntropy} a kernel of the native engine. */
export function installSoftmaxCrossEntropy(): void {
  nativeKernel<'logits' | 'labels'>(KERNEL, ({ logits, labels }) => {
    const outputs = runNativeOpOutputs(KERNEL, { T: { dtype: 'float32' } }, [logits, labels], 2);
    outputs[1].dispose();
    return outputs[0];
  });
  tf.registerGradient({
    kernelName: KERNEL,
    inputsToSave: ['labels', 'logits'],
    gradFunc: (dy, [labels, logits]) => {
      const perRow = (dy as tf.Tensor).expandDims(-1);
      return {
        logits: () => perRow.mul(tf.softmax(logits).sub(labels)),
        labels: () => perRow.mul(tf.logSoftmax(logits)).neg(),
      };
    },
  });
}
