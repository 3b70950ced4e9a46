import { tf } from '../backend/tf';
import * as layers from '../layers/layers';

/**
 * The CNN (畳み込みニューラルネットワーク) of the tutorial, not yet compiled: two convolutions, max-pooling, dropout, two
 * dense layers; 1,199,882 parameters. Input [batch, 28, 28, 1] with values 0 … 1, output [batch, 10] probabilities.
 *
 * Source: the `mnist_cnn` example of Keras 2.
 */
export function mnistCnn(): tf.Sequential {
  return tf.sequential({
    layers: [
      layers.conv2d({ filters: 32, kernelSize: 3, activation: 'relu', inputShape: [28, 28, 1] }),
      layers.conv2d({ filters: 64, kernelSize: 3, activation: 'relu' }),
      layers.maxPooling2d({ poolSize: 2 }),
      layers.dropout({ rate: 0.25 }),
      layers.flatten(),
      layers.dense({ units: 128, activation: 'relu' }),
      layers.dropout({ rate: 0.5 }),
      layers.dense({ units: 10, activation: 'softmax' }),
    ],
  });
}
