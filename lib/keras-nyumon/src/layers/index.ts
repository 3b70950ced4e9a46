export type { LayerOptions } from './definition/layer-options';
/**
 * The layers of Keras, under the names that `tf.layers` has for them: with Keras's defaults, options and layer names
 * (`conv2d`, `conv2d_1`, …), and its behaviour where TensorFlow.js's differs.
 */
export * as layers from './layers';
