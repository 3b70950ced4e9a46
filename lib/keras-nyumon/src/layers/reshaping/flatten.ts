import { stockClass } from '../../backend/stock-class';
import { tf } from '../../backend/tf';
import { defineLayer } from '../definition/define-layer';
import type { DataFormat, LayerOptions } from '../definition/layer-options';

/** Options of {@link flatten}. */
export interface FlattenOptions extends LayerOptions {
  /** Where the channels are. Default `channelsLast`. */
  dataFormat?: DataFormat;
}

/** keras.layers.Flatten, which leaves a sample of one axis as it is; TensorFlow.js's throws. */
class Flatten extends stockClass<tf.layers.Layer>('Flatten') {
  static override readonly className = 'Flatten';

  constructor(config: tf.serialization.ConfigDict) {
    super(config);
    this.inputSpec = [new tf.InputSpec({ minNDim: 2 })];
  }
}

tf.serialization.registerClass(Flatten);

/** Makes one row of each sample (平坦化): [batch, a, b, …] becomes [batch, a × b × …]. */
export const flatten = defineLayer<FlattenOptions>('flatten', Flatten, { dataFormat: 'channelsLast' });
