import { tf } from '../backend/tf';

/**
 * Lists a model's weights layer by layer, as Keras does. TensorFlow.js lists all that are trained before all that are
 * not, so that freezing a layer, or a BatchNormalization, changes their order.
 */
export function listWeightsByLayer(): void {
  Object.defineProperty(tf.LayersModel.prototype, 'weights', {
    configurable: true,
    get(this: tf.LayersModel): tf.LayerVariable[] {
      return [...new Set(this.layers.flatMap((layer) => layer.weights))];
    },
  });
}
