import { stockClass } from '../backend/stock-class';
import { tf } from '../backend/tf';

/**
 * keras.layers.ConvLSTM2D, which TensorFlow.js has right but for tensors that it leaves behind.
 *
 * Source: X. Shi et al., "Convolutional LSTM Network" (2015).
 */
export class ConvLSTM2D extends stockClass<tf.layers.Layer>('ConvLSTM2D') {
  static override readonly className = 'ConvLSTM2D';

  override build(inputShape: tf.Shape | tf.Shape[]): void {
    tf.tidy(() => {
      super.build(inputShape);
    });
  }
}

tf.serialization.registerClass(ConvLSTM2D);
