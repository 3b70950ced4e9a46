import { tf } from './tf';

/** Operations whose result jumps: their slope is 0 wherever it exists, so that `tf.where(x.greater(1), …)` can be learnt through. */
const STEPS = {
  Greater: ['a', 'b'],
  Less: ['a', 'b'],
  LessEqual: ['a', 'b'],
  Equal: ['a', 'b'],
  NotEqual: ['a', 'b'],
  LogicalAnd: ['a', 'b'],
  LogicalOr: ['a', 'b'],
  LogicalNot: ['x'],
  Any: ['x'],
  All: ['x'],
};

/** Adds gradients that TensorFlow has and TensorFlow.js lacks. */
export function addGradients(): void {
  for (const [kernelName, inputs] of Object.entries(STEPS)) {
    tf.registerGradient({
      kernelName,
      inputsToSave: inputs,
      gradFunc: (_dy, saved) =>
        Object.fromEntries(inputs.map((input, i) => [input, () => tf.zeros(saved[i].shape)])),
    });
  }

  // The operation of a transposed convolution over volumes. It is linear in both of its inputs.
  tf.registerGradient({
    kernelName: 'Conv3DBackpropInputV2',
    inputsToSave: ['dy', 'filter'],
    gradFunc: (ddx, [dy, filter], attributes) => {
      const x = ddx as tf.Tensor5D;
      const { strides, pad } = attributes as unknown as {
        strides: [number, number, number];
        pad: 'valid' | 'same';
      };
      return {
        dy: () => tf.conv3d(x, filter as tf.Tensor5D, strides, pad),
        filter: () => {
          const settings = { strides, pad, filterShape: filter.shape };
          return tf.engine().runKernel('Conv3DBackpropFilterV2', { x, dy }, settings);
        },
      };
    },
  });
}
