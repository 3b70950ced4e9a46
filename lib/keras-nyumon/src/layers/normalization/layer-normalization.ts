import { stockClass } from '../../backend/stock-class';
import { tf } from '../../backend/tf';
import { defineLayer } from '../definition/define-layer';
import { oneTensor } from '../definition/one-input';
import type { ScaleOptions } from './scale-options';
import { SCALE } from './scale-options';

/** Options of {@link layerNormalization}. */
export interface LayerNormalizationOptions extends ScaleOptions {
  /** The axes that are normalized together. Default −1: the last. */
  axis?: number | number[];
}

/** What TensorFlow.js's layer has, mostly privately; the axes are counted from 0 once it is built. */
interface StockLayerNormalization extends tf.layers.Layer {
  axis: number[];
  epsilon: number;
  gamma: tf.LayerVariable | null;
  beta: tf.LayerVariable | null;
}

/**
 * keras.layers.LayerNormalization. TensorFlow.js's has no gradient without scale or center, and takes no more than four
 * axes.
 *
 * Source: J. Ba et al., "Layer Normalization" (2016).
 */
class LayerNormalization extends stockClass<StockLayerNormalization>('LayerNormalization') {
  static override readonly className = 'LayerNormalization';

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    return tf.tidy(() => {
      const x = oneTensor(inputs);
      const { mean, variance } = tf.moments(x, this.axis, true);
      const normalized = x.sub(mean).mul(variance.add(this.epsilon).rsqrt());
      const shape = x.shape.map((length, axis) => (this.axis.includes(axis) ? length : 1));
      const scaled = this.gamma ? normalized.mul(this.gamma.read().reshape(shape)) : normalized;
      return this.beta ? scaled.add(this.beta.read().reshape(shape)) : scaled;
    });
  }
}

tf.serialization.registerClass(LayerNormalization);

/** Layer normalization: each sample, or each of its steps, is brought to mean 0 and variance 1. */
export const layerNormalization = defineLayer<LayerNormalizationOptions>(
  'layerNormalization',
  LayerNormalization,
  { ...SCALE, axis: -1 },
);
