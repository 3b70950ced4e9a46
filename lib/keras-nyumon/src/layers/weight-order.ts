import { tf } from '../backend/tf';

// Keras lists a model's weights layer by layer. TensorFlow.js lists all that are trained before all that are not, so
// that freezing a layer, or a BatchNormalization, changes their order.
Object.defineProperty(tf.LayersModel.prototype, 'weights', {
  configurable: true,
  get(this: tf.LayersModel): tf.LayerVariable[] {
    return [...new Set(this.layers.flatMap((layer) => layer.weights))];
  },
});
