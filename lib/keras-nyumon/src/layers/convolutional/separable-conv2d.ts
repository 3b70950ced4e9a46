import { stockClass } from '../../backend/stock-class';
import { tf } from '../../backend/tf';
import type { Initializer } from '../../initializers/initializer';
import { defineLayer, required } from '../definition/define-layer';
import type { ConstraintOption, InitializerOption, RegularizerOption } from '../definition/layer-options';
import { oneTensor, withChannelsLast } from '../definition/one-input';
import type { ConvolutionOptions, StockConv } from './base-conv';
import { CONVOLUTION, checkStridesAndDilation } from './base-conv';
import type { BiasOptions, DepthwiseOptions } from './depthwise-conv2d';
import { BIAS, DEPTHWISE } from './depthwise-conv2d';
import { dilate } from './dilate';

/** Options of {@link separableConv2d}. */
export interface SeparableConv2DOptions
  extends ConvolutionOptions<number | [number, number]>, DepthwiseOptions, BiasOptions {
  /** The channels of the output. */
  filters: number;
  /** First pointwise weights. Default `glorotUniform`. */
  pointwiseInitializer?: InitializerOption;
  /** What keeps the pointwise weights small. Default: nothing. */
  pointwiseRegularizer?: RegularizerOption;
  /** What the pointwise weights are brought back to after each step. Default: nothing. */
  pointwiseConstraint?: ConstraintOption;
}

interface StockSeparable extends StockConv {
  depthMultiplier: number;
  depthwiseKernel: tf.LayerVariable;
  pointwiseKernel: tf.LayerVariable;
  depthwiseInitializer: Initializer;
  pointwiseInitializer: Initializer;
}

const Stock = stockClass<StockSeparable>('SeparableConv2D');

/**
 * keras.layers.SeparableConv2D. TensorFlow.js's takes the depthwise initializer for the pointwise kernel too, has no
 * gradient for dilated windows, and adds the bias to the wrong axis where the channels come first.
 */
class SeparableConv2D extends Stock {
  static override readonly className = 'SeparableConv2D';

  constructor(config: tf.serialization.ConfigDict) {
    super(config);
    const { pointwiseInitializer } = config;
    // Only the published class turns what a config says into an initializer.
    const other = new Stock({ filters: 1, kernelSize: 1, depthwiseInitializer: pointwiseInitializer });
    if (pointwiseInitializer) this.pointwiseInitializer = other.depthwiseInitializer;
    checkStridesAndDilation('SeparableConv2D', this.strides, this.dilationRate);
  }

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor | tf.Tensor[] {
    return tf.tidy(() => {
      const y = withChannelsLast(oneTensor(inputs), this.dataFormat, (x) => {
        const pointwise = this.pointwiseKernel.read() as tf.Tensor4D;
        const convolved = tf.conv2d(this.depthwise(x) as tf.Tensor4D, pointwise, 1, 'valid');
        return this.bias ? convolved.add(this.bias.read()) : convolved;
      });
      return this.activation.apply(y);
    });
  }

  /** The published class leaves `depthMultiplier` out, so that such a model could not be loaded. */
  override getConfig(): tf.serialization.ConfigDict {
    return { ...super.getConfig(), depthMultiplier: this.depthMultiplier };
  }

  private depthwise(x: tf.Tensor): tf.Tensor {
    const kernel = this.depthwiseKernel.read() as tf.Tensor4D;
    const { padding, strides } = this;
    if (this.dilationRate.every((rate) => rate === 1)) {
      const pad = padding as 'valid' | 'same';
      return tf.depthwiseConv2d(x as tf.Tensor4D, kernel, strides as [number, number], pad);
    }
    return dilate(x, this, (gathered) => tf.depthwiseConv2d(gathered as tf.Tensor4D, kernel, 1, 'valid'));
  }
}

tf.serialization.registerClass(SeparableConv2D);

/**
 * A convolution of each channel for itself, and then one of 1×1 over all, with far fewer weights than a whole one:
 * [batch, height, width, channels] becomes [batch, newHeight, newWidth, filters].
 */
export const separableConv2d = defineLayer<SeparableConv2DOptions>('separableConv2d', SeparableConv2D, {
  filters: required,
  ...CONVOLUTION,
  ...DEPTHWISE,
  ...BIAS,
  pointwiseInitializer: 'glorotUniform',
  pointwiseRegularizer: undefined,
  pointwiseConstraint: undefined,
});
