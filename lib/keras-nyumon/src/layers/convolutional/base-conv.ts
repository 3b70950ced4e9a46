import type { ActivationName } from '../../activations/activations';
import { conv2dWithBias } from '../../backend/native/conv-2d-bias';
import { stockClass } from '../../backend/stock-class';
import { tf } from '../../backend/tf';
import { bilingual } from '../../options/bilingual';
import type { LayerClass } from '../definition/define-layer';
import { required } from '../definition/define-layer';
import type { DataFormat, LayerOptions, Padding, WeightOptions } from '../definition/layer-options';
import { WEIGHTS } from '../definition/layer-options';
import { oneShape, oneTensor, withChannelsLast } from '../definition/one-input';
import { dilate, dilatedSize, outputLength } from './dilate';

/** What all convolutional layers can be told. A size is a number for all axes, or one for each. */
export interface ConvolutionOptions<Size> extends LayerOptions {
  /** How large the window is. */
  kernelSize: Size;
  /** How far the window moves each time. Default 1. */
  strides?: Size;
  /** What happens at the edges. Default `valid`: only whole windows. */
  padding?: Padding;
  /** Where the channels are. Default `channelsLast`. */
  dataFormat?: DataFormat;
  /** How far apart the window's pixels are. Default 1; above that, strides must be 1. */
  dilationRate?: Size;
  /** What the sums go through. Default: nothing. */
  activation?: ActivationName;
}

export const CONVOLUTION = {
  kernelSize: required,
  strides: 1,
  padding: 'valid',
  dataFormat: 'channelsLast',
  dilationRate: 1,
  activation: undefined,
} as const;

/** Options of a convolution with filters of its own. */
export interface FilterOptions<Size> extends ConvolutionOptions<Size>, WeightOptions {
  /** How many features are looked for: the channels of the output. */
  filters: number;
  /** Into how many parts the channels are split, each with filters of its own. Default 1. */
  groups?: number;
}

export const FILTERS = { filters: required, ...CONVOLUTION, groups: 1, ...WEIGHTS } as const;

/** What TensorFlow.js's convolutional layers have, mostly privately. */
export interface StockConv extends tf.layers.Layer {
  filters: number;
  kernelSize: number[];
  strides: number[];
  dilationRate: number[];
  padding: 'valid' | 'same' | 'causal';
  dataFormat: DataFormat;
  kernel: tf.LayerVariable;
  bias: tf.LayerVariable | null;
  activation: { apply: (x: tf.Tensor) => tf.Tensor; getClassName: () => string };
}

/**
 * TensorFlow.js's convolutional layer with what it lacks: groups, which it ignores; a gradient for dilated windows; and
 * causal padding, with which it throws.
 */
export function makeConv(className: 'Conv1D' | 'Conv2D' | 'Conv3D'): LayerClass {
  class Conv extends stockClass<StockConv>(className) {
    static override readonly className = className;
    readonly groups: number;

    constructor(config: tf.serialization.ConfigDict) {
      super(config);
      this.groups = (config.groups as number | undefined) ?? 1;
      if (this.filters % this.groups !== 0)
        throw notDivisible(className, 'filters', this.filters, this.groups);
      checkStridesAndDilation(className, this.strides, this.dilationRate);
    }

    override build(inputShape: tf.Shape | tf.Shape[]): void {
      const shape = [...oneShape(inputShape)];
      const axis = this.dataFormat === 'channelsFirst' ? 1 : shape.length - 1;
      const channels = shape[axis];
      if (channels !== null) {
        if (channels % this.groups !== 0) throw notDivisible(className, 'channels', channels, this.groups);
        shape[axis] = channels / this.groups;
      }
      super.build(shape);
      this.inputSpec = [
        new tf.InputSpec({ ndim: shape.length, axes: channels === null ? {} : { [axis]: channels } }),
      ];
    }

    override call(
      inputs: tf.Tensor | tf.Tensor[],
      kwargs: Parameters<tf.layers.Layer['call']>[1],
    ): tf.Tensor | tf.Tensor[] {
      const isDilated = this.dilationRate.some((rate) => rate > 1);
      const isPlain = !isDilated && this.padding !== 'causal' && this.dataFormat === 'channelsLast';
      if (this.groups === 1 && isPlain) {
        const x = oneTensor(inputs);
        return this.bias && x.rank === 4
          ? this.callPlain(x as tf.Tensor4D, this.bias)
          : super.call(inputs, kwargs);
      }
      return tf.tidy(() => {
        const y = withChannelsLast(oneTensor(inputs), this.dataFormat, (x) => {
          const convolved = this.convolveGroups(x);
          return this.bias ? convolved.add(this.bias.read()) : convolved;
        });
        return this.activation.apply(y);
      });
    }

    private callPlain(x: tf.Tensor4D, bias: tf.LayerVariable): tf.Tensor {
      const [filter, strides] = [this.kernel.read() as tf.Tensor4D, this.strides as [number, number]];
      const pad = this.padding as 'valid' | 'same';
      return tf.tidy(() => this.activation.apply(conv2dWithBias(x, filter, bias.read(), strides, pad)));
    }

    private convolveGroups(x: tf.Tensor): tf.Tensor {
      const kernel = this.kernel.read();
      if (this.groups === 1) return this.convolve(x, kernel);
      const kernels = tf.split(kernel, this.groups, -1);
      const parts = tf.split(x, this.groups, -1).map((part, i) => this.convolve(part, kernels[i]));
      return tf.concat(parts, -1);
    }

    private convolve(x: tf.Tensor, kernel: tf.Tensor): tf.Tensor {
      const { strides, padding, kernelSize } = this;
      if (this.dilationRate.some((rate) => rate > 1)) {
        return dilate(x, this, (gathered) => convolution(gathered, kernel, strides, 'valid'));
      }
      if (padding !== 'causal') return convolution(x, kernel, strides, padding);
      const before = tf.pad(x, [
        [0, 0],
        [kernelSize[0] - 1, 0],
        [0, 0],
      ]);
      return convolution(before, kernel, strides, 'valid');
    }

    override computeOutputShape(inputShape: tf.Shape | tf.Shape[]): tf.Shape {
      const shape = oneShape(inputShape);
      const isFirst = this.dataFormat === 'channelsFirst';
      const space = (isFirst ? shape.slice(2) : shape.slice(1, -1)).map((length, i) =>
        outputLength(
          length,
          dilatedSize(this.kernelSize[i], this.dilationRate[i]),
          this.padding,
          this.strides[i],
        ),
      );
      return isFirst ? [shape[0], this.filters, ...space] : [shape[0], ...space, this.filters];
    }

    override getConfig(): tf.serialization.ConfigDict {
      // TensorFlow.js's Conv1D leaves out where its channels are.
      return { ...super.getConfig(), dataFormat: this.dataFormat, groups: this.groups };
    }
  }
  tf.serialization.registerClass(Conv);
  return Conv;
}

/** A plain convolution of one, two or three axes of space. */
function convolution(
  x: tf.Tensor,
  kernel: tf.Tensor,
  strides: number[],
  padding: 'valid' | 'same',
): tf.Tensor {
  if (x.rank === 3) return tf.conv1d(x as tf.Tensor3D, kernel as tf.Tensor3D, strides[0], padding);
  if (x.rank === 4) {
    return tf.conv2d(x as tf.Tensor4D, kernel as tf.Tensor4D, strides as [number, number], padding);
  }
  return tf.conv3d(x as tf.Tensor5D, kernel as tf.Tensor5D, strides as [number, number, number], padding);
}

/**
 * @throws RangeError when a layer has both strides and gaps, which Keras refuses too
 */
export function checkStridesAndDilation(className: string, strides: number[], dilationRate: number[]): void {
  if (Math.max(...strides) === 1 || Math.max(...dilationRate) === 1) return;
  throw new RangeError(
    bilingual({
      ja: `${className}: strides と dilationRate の両方を1より大きくすることはできません。どちらかを1にしてください。`,
      en: `${className}: strides and dilationRate cannot both be above 1. Set one of them to 1.`,
    }),
  );
}

function notDivisible(className: string, what: string, count: number, groups: number): RangeError {
  return new RangeError(
    bilingual({
      ja: `${className}: ${what} は ${count} ですが、groups の ${groups} で割り切れません。割り切れる数にしてください。`,
      en: `${className}: ${what} is ${count}, which groups (${groups}) does not divide. Choose numbers that divide.`,
    }),
  );
}
