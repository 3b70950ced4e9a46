import { tf } from '../../backend/tf';
import { defineLayer, required } from '../definition/define-layer';
import type { LayerOptions } from '../definition/layer-options';
import { oneShape, oneTensor } from '../definition/one-input';
import { Resizing } from './resizing';

/** Options of {@link centerCrop}. */
export interface CenterCropOptions extends LayerOptions {
  /** The new height, in pixels. */
  height: number;
  /** The new width, in pixels. */
  width: number;
}

/**
 * keras.layers.CenterCrop: the middle of pictures. Pictures that are smaller are enlarged first, as Keras does;
 * TensorFlow.js's cuts out another part.
 */
class CenterCrop extends tf.layers.Layer {
  static readonly className = 'CenterCrop';
  private readonly height: number;
  private readonly width: number;
  private readonly resizing: Resizing;

  constructor(config: CenterCropOptions) {
    super(config);
    this.height = config.height;
    this.width = config.width;
    const { height, width } = this;
    this.resizing = new Resizing({ height, width, cropToAspectRatio: true, name: `${this.name}_resizing` });
    this.inputSpec = [new tf.InputSpec({ ndim: 4 })];
  }

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    const x = oneTensor(inputs);
    const [batch, height, width, channels] = x.shape;
    if (height < this.height || width < this.width) return this.resizing.call(x);
    const begin = [0, Math.floor((height - this.height) / 2), Math.floor((width - this.width) / 2), 0];
    return tf.tidy(() => tf.slice(x.toFloat(), begin, [batch, this.height, this.width, channels]));
  }

  override computeOutputShape(inputShape: tf.Shape | tf.Shape[]): tf.Shape {
    const shape = oneShape(inputShape);
    return [shape[0], this.height, this.width, shape[3]];
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), height: this.height, width: this.width };
  }
}

tf.serialization.registerClass(CenterCrop);

/** The middle of pictures: [batch, …, …, channels] becomes [batch, height, width, channels]. */
export const centerCrop = defineLayer<CenterCropOptions>('centerCrop', CenterCrop, {
  height: required,
  width: required,
});
