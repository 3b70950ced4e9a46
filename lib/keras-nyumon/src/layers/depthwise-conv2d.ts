import { stockClass } from '../backend/stock-class';
import { tf } from '../backend/tf';
import { withChannelsLast } from './channels';
import type { StockConv } from './conv';
import { checkStridesAndDilation } from './conv';
import { dilate, dilatedSize, outputLength } from './dilate';
import { oneShape, oneTensor } from './single';

interface StockDepthwise extends StockConv {
  depthMultiplier: number;
  depthwiseKernel: tf.LayerVariable;
}

/** keras.layers.DepthwiseConv2D; TensorFlow.js's ignores the dilation rate. */
export class DepthwiseConv2D extends stockClass<StockDepthwise>('DepthwiseConv2D') {
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
