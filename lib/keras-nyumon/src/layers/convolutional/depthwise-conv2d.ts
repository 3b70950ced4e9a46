import { stockClass } from '../../backend/stock-class';
import { tf } from '../../backend/tf';
import { defineLayer } from '../definition/define-layer';
import type {
  ConstraintOption,
  InitializerOption,
  RegularizerOption,
  WeightOptions,
} from '../definition/layer-options';
import { oneShape, oneTensor, withChannelsLast } from '../definition/one-input';
import type { ConvolutionOptions, StockConv } from './base-conv';
import { CONVOLUTION, checkStridesAndDilation } from './base-conv';
import { dilate, dilatedSize, outputLength } from './dilate';

/** Options of the depthwise half of a convolution. */
export interface DepthwiseOptions {
  /** How many outputs each channel has. Default 1. */
  depthMultiplier?: number;
  /** First depthwise weights. Default `glorotUniform`. */
  depthwiseInitializer?: InitializerOption;
  /** What keeps the depthwise weights small. Default: nothing. */
  depthwiseRegularizer?: RegularizerOption;
  /** What the depthwise weights are brought back to after each step. Default: nothing. */
  depthwiseConstraint?: ConstraintOption;
}

export const DEPTHWISE = {
  depthMultiplier: 1,
  depthwiseInitializer: 'glorotUniform',
  depthwiseRegularizer: undefined,
  depthwiseConstraint: undefined,
} as const;

export type BiasOptions = Pick<
  WeightOptions,
  'useBias' | 'biasInitializer' | 'biasRegularizer' | 'biasConstraint'
>;

export const BIAS = {
  useBias: true,
  biasInitializer: 'zeros',
  biasRegularizer: undefined,
  biasConstraint: undefined,
} as const;

/** Options of {@link depthwiseConv2d}. */
export interface DepthwiseConv2DOptions
  extends ConvolutionOptions<number | [number, number]>, DepthwiseOptions, BiasOptions {}

interface StockDepthwise extends StockConv {
  depthMultiplier: number;
  depthwiseKernel: tf.LayerVariable;
}

/** keras.layers.DepthwiseConv2D; TensorFlow.js's ignores the dilation rate. */
class DepthwiseConv2D extends stockClass<StockDepthwise>('DepthwiseConv2D') {
  static override readonly className = 'DepthwiseConv2D';

  constructor(config: tf.serialization.ConfigDict) {
    super(config);
    checkStridesAndDilation('DepthwiseConv2D', this.strides, this.dilationRate);
  }

  override call(
    inputs: tf.Tensor | tf.Tensor[],
    kwargs: Parameters<tf.layers.Layer['call']>[1],
  ): tf.Tensor | tf.Tensor[] {
    if (this.dilationRate.every((rate) => rate === 1)) return super.call(inputs, kwargs);
    return tf.tidy(() => {
      const kernel = this.depthwiseKernel.read() as tf.Tensor4D;
      const y = withChannelsLast(oneTensor(inputs), this.dataFormat, (x) => {
        const convolved = dilate(x, this, (gathered) =>
          tf.depthwiseConv2d(gathered as tf.Tensor4D, kernel, 1, 'valid'),
        );
        return this.bias ? convolved.add(this.bias.read()) : convolved;
      });
      return this.activation.apply(y);
    });
  }

  override computeOutputShape(inputShape: tf.Shape | tf.Shape[]): tf.Shape {
    const shape = oneShape(inputShape);
    const isFirst = this.dataFormat === 'channelsFirst';
    const channels = (isFirst ? shape[1] : shape[3]) ?? 0;
    const space = (isFirst ? shape.slice(2) : shape.slice(1, -1)).map((length, i) =>
      outputLength(
        length,
        dilatedSize(this.kernelSize[i], this.dilationRate[i]),
        this.padding,
        this.strides[i],
      ),
    );
    const out = channels * this.depthMultiplier;
    return isFirst ? [shape[0], out, ...space] : [shape[0], ...space, out];
  }
}

tf.serialization.registerClass(DepthwiseConv2D);

/**
 * A convolution of each channel for itself: [batch, height, width, channels] becomes
 * [batch, newHeight, newWidth, channels × depthMultiplier].
 */
export const depthwiseConv2d = defineLayer<DepthwiseConv2DOptions>('depthwiseConv2d', DepthwiseConv2D, {
  ...CONVOLUTION,
  ...DEPTHWISE,
  ...BIAS,
});
