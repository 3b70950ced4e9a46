export { activation } from './activation/activation';
export type { ActivationOptions } from './activation/activation';
export * from './activation/elu';
export * from './activation/leaky-relu';
export * from './activation/prelu';
export * from './activation/relu';
export * from './activation/softmax';
export * from './convolutional/conv-transpose';
export * from './convolutional/conv1d';
export type { FilterOptions } from './convolutional/base-conv';
export { conv2d } from './convolutional/conv2d';
export type { Conv2DOptions } from './convolutional/conv2d';
export * from './convolutional/conv3d';
export { depthwiseConv2d } from './convolutional/depthwise-conv2d';
export type { DepthwiseConv2DOptions } from './convolutional/depthwise-conv2d';
export * from './convolutional/separable-conv2d';
export * from './core/dense';
export * from './core/embedding';
export * from './core/input';
export * from './core/masking';
export type { OneOutputLayer } from './definition/define-layer';
export type {
  ConstraintOption,
  DataFormat,
  InitializerOption,
  Interpolation,
  Padding,
  RegularizerOption,
  WeightOptions,
} from './definition/layer-options';
export * from './merging/concatenate';
export * from './merging/merge';
export * from './normalization/batch-normalization';
export * from './normalization/layer-normalization';
export * from './pooling/average-pooling';
export * from './pooling/global-pooling';
export * from './pooling/max-pooling1d';
export { maxPooling2d } from './pooling/max-pooling2d';
export * from './pooling/max-pooling3d';
export type {
  Pooling1DOptions,
  Pooling2DOptions,
  Pooling3DOptions,
  PoolingOptions,
} from './pooling/pooling-options';
export * from './preprocessing/category-encoding';
export * from './preprocessing/center-crop';
export { normalization } from './preprocessing/normalization';
export type { Normalization, NormalizationOptions } from './preprocessing/normalization';
export * from './preprocessing/random-flip';
export type { Factor } from './preprocessing/random-image-layer';
export * from './preprocessing/random-rotation';
export * from './preprocessing/random-translation';
export * from './preprocessing/random-zoom';
export * from './preprocessing/rescaling';
export { resizing } from './preprocessing/resizing';
export type { FillMode } from './preprocessing/transform-images';
export type { ResizingOptions } from './preprocessing/resizing';
export * from './recurrent/bidirectional';
export * from './recurrent/conv-lstm2d';
export * from './recurrent/gru';
export type { CellOptions } from './recurrent/recurrent-cell';
export { lstm, lstmCell } from './recurrent/lstm';
export type { LSTMCellOptions, LSTMOptions } from './recurrent/lstm';
export { rnn } from './recurrent/rnn';
export type { RNNOptions } from './recurrent/rnn';
export * from './recurrent/simple-rnn';
export * from './recurrent/time-distributed';
export * from './regularization/alpha-dropout';
export { dropout } from './regularization/dropout';
export type { DropoutOptions, RateOptions } from './regularization/dropout';
export { gaussianDropout, gaussianNoise } from './regularization/noise';
export type { GaussianNoiseOptions } from './regularization/noise';
export * from './regularization/spatial-dropout';
export * from './reshaping/cropping';
export type { Edges } from './reshaping/edges';
export * from './reshaping/flatten';
export * from './reshaping/reshape';
export * from './reshaping/up-sampling';
export * from './reshaping/zero-padding';
