import { stockClass } from '../backend/stock-class';
import { Conv1D, Conv2D, Conv3D } from './conv';
import { WEIGHTS } from './core-layers';
import type { WeightOptions } from './core-layers';
import { defineLayer, required } from './define-layer';
import { DepthwiseConv2D } from './depthwise-conv2d';
import type {
  ActivationName,
  ConstraintOption,
  DataFormat,
  InitializerOption,
  LayerOptions,
  Padding,
  RegularizerOption,
} from './layer-options';
import { SeparableConv2D } from './separable-conv2d';

/** What all convolutional layers can be told. A size is a number for all axes, or one for each. */
interface ConvolutionOptions<Size> extends LayerOptions {
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

const CONVOLUTION = {
  kernelSize: required,
  strides: 1,
  padding: 'valid',
  dataFormat: 'channelsLast',
  dilationRate: 1,
  activation: undefined,
} as const;

/** Options of a convolution with filters of its own. */
interface FilterOptions<Size> extends ConvolutionOptions<Size>, WeightOptions {
  /** How many features are looked for: the channels of the output. */
  filters: number;
  /** Into how many parts the channels are split, each with filters of its own. Default 1. */
  groups?: number;
}

const FILTERS = { filters: required, ...CONVOLUTION, groups: 1, ...WEIGHTS } as const;

/** Options of {@link conv1d}. */
export interface Conv1DOptions extends Omit<FilterOptions<number | [number]>, 'padding'> {
  /** What happens at the ends; `causal` lets no step see a later one. Default `valid`: only whole windows. */
  padding?: Padding | 'causal';
}

/** A convolutional layer (畳み込み層) over sequences: [batch, steps, channels] becomes [batch, newSteps, filters]. */
export const conv1d = defineLayer<Conv1DOptions>('conv1d', Conv1D, FILTERS);

/** Options of {@link conv2d}. */
export type Conv2DOptions = FilterOptions<number | [number, number]>;

/**
 * A convolutional layer (畳み込み層) over pictures: [batch, height, width, channels] becomes
 * [batch, newHeight, newWidth, filters].
 */
export const conv2d = defineLayer<Conv2DOptions>('conv2d', Conv2D, FILTERS);

/** Options of {@link conv3d}. */
export type Conv3DOptions = FilterOptions<number | [number, number, number]>;

/** A convolutional layer over volumes: [batch, depth, height, width, channels] in and out. */
export const conv3d = defineLayer<Conv3DOptions>('conv3d', Conv3D, FILTERS);

/** Options of a transposed convolution. */
type TransposedOptions<Size> = Omit<FilterOptions<Size>, 'groups' | 'dilationRate'>;

const TRANSPOSED = {
  filters: required,
  kernelSize: required,
  strides: 1,
  padding: 'valid',
  dataFormat: 'channelsLast',
  activation: undefined,
  ...WEIGHTS,
} as const;

/** Options of {@link conv2dTranspose}. */
export type Conv2DTransposeOptions = TransposedOptions<number | [number, number]>;

/** A transposed convolution (転置畳み込み), which makes pictures larger by its strides. */
export const conv2dTranspose = defineLayer<Conv2DTransposeOptions>(
  'conv2dTranspose',
  stockClass('Conv2DTranspose'),
  TRANSPOSED,
);

/** Options of {@link conv3dTranspose}. */
export type Conv3DTransposeOptions = TransposedOptions<number | [number, number, number]>;

/** A transposed convolution over volumes. */
export const conv3dTranspose = defineLayer<Conv3DTransposeOptions>(
  'conv3dTranspose',
  stockClass('Conv3DTranspose'),
  TRANSPOSED,
);

/** Options of the depthwise half of a convolution. */
interface DepthwiseOptions {
  /** How many outputs each channel has. Default 1. */
  depthMultiplier?: number;
  /** First depthwise weights. Default `glorotUniform`. */
  depthwiseInitializer?: InitializerOption;
  /** What keeps the depthwise weights small. Default: nothing. */
  depthwiseRegularizer?: RegularizerOption;
  /** What the depthwise weights are brought back to after each step. Default: nothing. */
  depthwiseConstraint?: ConstraintOption;
}

const DEPTHWISE = {
  depthMultiplier: 1,
  depthwiseInitializer: 'glorotUniform',
  depthwiseRegularizer: undefined,
  depthwiseConstraint: undefined,
} as const;

type BiasOptions = Pick<WeightOptions, 'useBias' | 'biasInitializer' | 'biasRegularizer' | 'biasConstraint'>;

const BIAS = {
  useBias: true,
  biasInitializer: 'zeros',
  biasRegularizer: undefined,
  biasConstraint: undefined,
} as const;

/** Options of {@link depthwiseConv2d}. */
export interface DepthwiseConv2DOptions
  extends ConvolutionOptions<number | [number, number]>, DepthwiseOptions, BiasOptions {}

/** A convolution of each channel for itself: [batch, height, width, channels × depthMultiplier] out. */
export const depthwiseConv2d = defineLayer<DepthwiseConv2DOptions>('depthwiseConv2d', DepthwiseConv2D, {
  ...CONVOLUTION,
  ...DEPTHWISE,
  ...BIAS,
});

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

/** A convolution of each channel for itself, and then one of 1×1 over all: far fewer weights than a whole one. */
export const separableConv2d = defineLayer<SeparableConv2DOptions>('separableConv2d', SeparableConv2D, {
  filters: required,
  ...CONVOLUTION,
  ...DEPTHWISE,
  ...BIAS,
  pointwiseInitializer: 'glorotUniform',
  pointwiseRegularizer: undefined,
  pointwiseConstraint: undefined,
});
