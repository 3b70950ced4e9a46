import type { tf } from '../../backend/tf';
import type { DataFormat } from './layer-options';

/** The one tensor that a layer of one input was called with. */
export function oneTensor(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
  return Array.isArray(inputs) ? inputs[0] : inputs;
}

/** The shape of the one tensor that a layer of one input is called with. */
export function oneShape(shape: tf.Shape | tf.Shape[]): tf.Shape {
  return Array.isArray(shape[0]) ? shape[0] : (shape as tf.Shape);
}

/** Runs what wants the channels last on a tensor that may have them first. */
export function withChannelsLast(
  x: tf.Tensor,
  dataFormat: DataFormat,
  compute: (x: tf.Tensor) => tf.Tensor,
): tf.Tensor {
  if (dataFormat === 'channelsLast') return compute(x);
  const axes = Array.from({ length: x.rank }, (_, axis) => axis);
  const [batch, channels, ...space] = axes;
  const y = compute(x.transpose([batch, ...space, channels]));
  return y.transpose([0, x.rank - 1, ...axes.slice(1, -1)]);
}
