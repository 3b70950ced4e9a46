import { maxPool } from '../../backend/native/max-pool';
import { stockClass } from '../../backend/stock-class';
import { tf } from '../../backend/tf';
import { defineLayer } from '../definition/define-layer';
import type { DataFormat } from '../definition/layer-options';
import { oneTensor } from '../definition/one-input';
import type { Pooling2DOptions } from './pooling-options';
import { MAX } from './pooling-options';

/** What TensorFlow.js's layer has, mostly privately. */
interface StockMaxPooling extends tf.layers.Layer {
  poolSize: [number, number];
  strides: [number, number];
  padding: 'valid' | 'same';
  dataFormat: DataFormat;
}

/** keras.layers.MaxPooling2D, with {@link maxPool}'s faster gradient. */
export class MaxPooling2D extends stockClass<StockMaxPooling>('MaxPooling2D') {
  static override readonly className = 'MaxPooling2D';

  override call(
    inputs: tf.Tensor | tf.Tensor[],
    kwargs: Parameters<tf.layers.Layer['call']>[1],
  ): tf.Tensor | tf.Tensor[] {
    if (this.dataFormat !== 'channelsLast') return super.call(inputs, kwargs);
    return tf.tidy(() =>
      maxPool(oneTensor(inputs) as tf.Tensor4D, this.poolSize, this.strides, this.padding),
    );
  }
}

tf.serialization.registerClass(MaxPooling2D);

/** Max pooling (最大プーリング) of pictures: of each window the largest value. [batch, height, width, channels] in and out. */
export const maxPooling2d = defineLayer<Pooling2DOptions>('maxPooling2d', MaxPooling2D, MAX);
