import { tf } from '../engine/tf';
import { nextLayerName } from './layer-name';

type DenseOptions = Parameters<typeof tf.layers.dense>[0];

/**
 * A fully connected layer (全結合層): `activation(x · kernel + bias)`. Initial weights are glorot-uniform, as in Keras;
 * TensorFlow.js's own default is glorot-normal.
 *
 * @param options as `tf.layers.dense` takes them; input [batch, …, n] becomes [batch, …, units]
 */
export function dense(options: DenseOptions): ReturnType<typeof tf.layers.dense> {
  return tf.layers.dense({ name: nextLayerName('dense'), kernelInitializer: 'glorotUniform', ...options });
}
