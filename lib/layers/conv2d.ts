import { tf } from '../engine/tf';
import { nextLayerName } from './layer-name';

type Conv2DOptions = Parameters<typeof tf.layers.conv2d>[0];

/**
 * A convolutional layer (畳み込み層) over pictures. Initial weights are glorot-uniform, as in Keras; TensorFlow.js's own
 * default is glorot-normal.
 *
 * @param options as `tf.layers.conv2d` takes them; input [batch, height, width, channels] becomes
 *                [batch, newHeight, newWidth, filters]
 */
export function conv2d(options: Conv2DOptions): ReturnType<typeof tf.layers.conv2d> {
  return tf.layers.conv2d({ name: nextLayerName('conv2d'), kernelInitializer: 'glorotUniform', ...options });
}
