import { tf } from '../engine/tf';
import { conv2d } from './conv2d';
import { dense } from './dense';
import { nextLayerName } from './layer-name';

/**
 * The layers of `tf.layers`, with Keras's defaults and Keras's names (`conv2d`, `conv2d_1`, …) where TensorFlow.js's
 * differ.
 */
export const layers: typeof tf.layers = {
  ...tf.layers,
  conv2d,
  dense,
  dropout: (options) => tf.layers.dropout({ name: nextLayerName('dropout'), ...options }),
  flatten: (options) => tf.layers.flatten({ name: nextLayerName('flatten'), ...options }),
  maxPooling2d: (options) => tf.layers.maxPooling2d({ name: nextLayerName('max_pooling2d'), ...options }),
};
