import { tf } from '../backend/tf';
import type { DataFormat } from './layer-options';

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
