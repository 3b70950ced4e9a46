import { tf } from '../../backend/tf';
import { bilingual } from '../../options/bilingual';
import { defineLayer, required } from '../definition/define-layer';
import type { DataFormat, Interpolation, LayerOptions } from '../definition/layer-options';
import { oneShape, oneTensor, withChannelsLast } from '../definition/one-input';
import { resizeImages } from './resize-images';

/** Options of {@link resizing}. */
export interface ResizingOptions extends LayerOptions {
  /** The new height, in pixels. */
  height: number;
  /** The new width, in pixels. */
  width: number;
  /** How pixels in between are computed. Default `bilinear`. */
  interpolation?: Interpolation;
  /** Whether pictures keep their proportions and lose what sticks out. Default false. */
  cropToAspectRatio?: boolean;
  /** Whether pictures keep their proportions and get bars at their sides. Default false. */
  padToAspectRatio?: boolean;
  /** The value of the bars. Default 0. */
  fillValue?: number;
  /** Where the channels are. Default `channelsLast`. */
  dataFormat?: DataFormat;
}

/** keras.layers.Resizing: pictures of a given size. TensorFlow.js's has wrong places for its pixels. */
export class Resizing extends tf.layers.Layer {
  static readonly className = 'Resizing';
  private readonly options: Required<Omit<ResizingOptions, keyof LayerOptions>>;

  constructor(config: ResizingOptions) {
    super(config);
    this.options = {
      height: config.height,
      width: config.width,
      interpolation: config.interpolation ?? 'bilinear',
      cropToAspectRatio: config.cropToAspectRatio ?? false,
      padToAspectRatio: config.padToAspectRatio ?? false,
      fillValue: config.fillValue ?? 0,
      dataFormat: config.dataFormat ?? 'channelsLast',
    };
    if (this.options.cropToAspectRatio && this.options.padToAspectRatio) {
      throw new RangeError(
        bilingual({
          ja: 'layers.resizing の cropToAspectRatio と padToAspectRatio は、どちらか一方だけにしてください。',
          en: 'Give layers.resizing only one of cropToAspectRatio and padToAspectRatio.',
        }),
      );
    }
    this.inputSpec = [new tf.InputSpec({ ndim: 4 })];
  }

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    const { height, width, interpolation, cropToAspectRatio, padToAspectRatio, dataFormat } = this.options;
    return tf.tidy(() =>
      withChannelsLast(oneTensor(inputs).toFloat(), dataFormat, (x) => {
        const shaped = cropToAspectRatio ? this.crop(x) : padToAspectRatio ? this.pad(x) : x;
        return resizeImages(shaped, [height, width], interpolation);
      }),
    );
  }

  /** The largest part from the middle that has the new shape. */
  private crop(x: tf.Tensor): tf.Tensor {
    const { height, width } = this.options;
    const [batch, oldHeight, oldWidth, channels] = x.shape;
    const rows = Math.max(1, Math.min(oldHeight, Math.trunc((oldWidth * height) / width)));
    const columns = Math.max(1, Math.min(oldWidth, Math.trunc((oldHeight * width) / height)));
    const begin = [0, Math.trunc((oldHeight - rows) / 2), Math.trunc((oldWidth - columns) / 2), 0];
    return tf.slice(x, begin, [batch, rows, columns, channels]);
  }

  /** The smallest picture around it that has the new shape. */
  private pad(x: tf.Tensor): tf.Tensor {
    const { height, width, fillValue } = this.options;
    const [, oldHeight, oldWidth] = x.shape;
    const rows = Math.max(oldHeight, Math.trunc((oldWidth * height) / width));
    const columns = Math.max(oldWidth, Math.trunc((oldHeight * width) / height));
    const above = Math.trunc((rows - oldHeight) / 2);
    const left = Math.trunc((columns - oldWidth) / 2);
    const paddings: [number, number][] = [
      [0, 0],
      [above, above],
      [left, left],
      [0, 0],
    ];
    return tf.pad(x, paddings, fillValue);
  }

  override computeOutputShape(inputShape: tf.Shape | tf.Shape[]): tf.Shape {
    const shape = oneShape(inputShape);
    const { height, width, dataFormat } = this.options;
    return dataFormat === 'channelsFirst'
      ? [shape[0], shape[1], height, width]
      : [shape[0], height, width, shape[3]];
  }

  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), ...this.options };
  }
}

tf.serialization.registerClass(Resizing);

/** Brings pictures to a given size: [batch, …, …, channels] becomes [batch, height, width, channels]. */
export const resizing = defineLayer<ResizingOptions>('resizing', Resizing, {
  height: required,
  width: required,
  interpolation: 'bilinear',
  cropToAspectRatio: false,
  padToAspectRatio: false,
  fillValue: 0,
  dataFormat: 'channelsLast',
});
