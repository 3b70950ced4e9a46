import { stockClass } from '../backend/stock-class';
import { tf } from '../backend/tf';

/** keras.layers.Flatten, which leaves a sample of one axis as it is; TensorFlow.js's throws. */
export class Flatten extends stockClass<tf.layers.Layer>('Flatten') {
  static override readonly className = 'Flatten';

  constructor(config: tf.serialization.ConfigDict) {
    super(config);
    this.inputSpec = [new tf.InputSpec({ minNDim: 2 })];
  }
}

tf.serialization.registerClass(Flatten);
