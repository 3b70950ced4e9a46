export { activation, type ActivationOptions } from './activation/activation';
export { elu, type ELUOptions } from './activation/elu';
export { leakyReLU, type LeakyReLUOptions } from './activation/leaky-relu';
export { prelu, type PReLUOptions } from './activation/prelu';
export { reLU, type ReLUOptions } from './activation/relu';
export { softmax, type SoftmaxOptions } from './activation/softmax';
export {
  conv2dTranspose,
  conv3dTranspose,
  type Conv2DTransposeOptions,
  type Conv3DTransposeOptions,
} from './convolutional/conv-transpose';
export { conv1d, type Conv1DOptions } from './convolutional/conv1d';
export { conv2d, type Conv2DOptions } from './convolutional/conv2d';
export { conv3d, type Conv3DOptions } from './convolutional/conv3d';
export { depthwiseConv2d, type DepthwiseConv2DOptions } from './convolutional/depthwise-conv2d';
export { separableConv2d, type SeparableConv2DOptions } from './convolutional/separable-conv2d';
export { dense, type DenseOptions } from './core/dense';
export { embedding, type EmbeddingOptions } from './core/embedding';
export { input, type InputOptions } from './core/input';
export { masking, type MaskingOptions } from './core/masking';
export type { WeightOptions } from './definition/layer-options';
export { concatenate, type ConcatenateOptions } from './merging/concatenate';
export { add, average, maximum, minimum, multiply, dot, type DotOptions } from './merging/merge';
export { batchNormalization, type BatchNormalizationOptions } from './normalization/batch-normalization';
export { layerNormalization, type LayerNormalizationOptions } from './normalization/layer-normalization';
export { averagePooling1d, averagePooling2d, averagePooling3d } from './pooling/average-pooling';
export {
  globalAveragePooling1d,
  globalAveragePooling2d,
  globalAveragePooling3d,
} from './pooling/global-average-pooling';
export { globalMaxPooling1d, globalMaxPooling2d, globalMaxPooling3d } from './pooling/global-max-pooling';
export type { GlobalPoolingOptions } from './pooling/global-pooling';
export { maxPooling1d } from './pooling/max-pooling1d';
export { maxPooling2d } from './pooling/max-pooling2d';
export { maxPooling3d } from './pooling/max-pooling3d';
export type { Pooling1DOptions, Pooling2DOptions, Pooling3DOptions } from './pooling/pooling-options';
export { categoryEncoding, type CategoryEncodingOptions } from './preprocessing/category-encoding';
export { centerCrop, type CenterCropOptions } from './preprocessing/center-crop';
export { normalization, type NormalizationOptions } from './preprocessing/normalization';
export { randomFlip, type RandomFlipOptions } from './preprocessing/random-flip';
export { randomRotation, type RandomRotationOptions } from './preprocessing/random-rotation';
export { randomTranslation, type RandomTranslationOptions } from './preprocessing/random-translation';
export { randomZoom, type RandomZoomOptions } from './preprocessing/random-zoom';
export { rescaling, type RescalingOptions } from './preprocessing/rescaling';
export { resizing, type ResizingOptions } from './preprocessing/resizing';
export { bidirectional, type BidirectionalOptions } from './recurrent/bidirectional';
export { convLstm2d, type ConvLSTM2DOptions } from './recurrent/conv-lstm2d';
export { gru, gruCell, type GRUOptions, type GRUCellOptions } from './recurrent/gru';
export { lstm, lstmCell, type LSTMOptions, type LSTMCellOptions } from './recurrent/lstm';
export { rnn, type RNNOptions } from './recurrent/rnn';
export { simpleRNN, simpleRNNCell, type SimpleRNNOptions } from './recurrent/simple-rnn';
export { timeDistributed, type WrapperOptions } from './recurrent/time-distributed';
export { alphaDropout } from './regularization/alpha-dropout';
export { dropout, type RateOptions, type DropoutOptions } from './regularization/dropout';
export { gaussianDropout } from './regularization/gaussian-dropout';
export { gaussianNoise, type GaussianNoiseOptions } from './regularization/gaussian-noise';
export {
  spatialDropout1d,
  spatialDropout2d,
  spatialDropout3d,
  type SpatialDropoutOptions,
} from './regularization/spatial-dropout';
export {
  cropping1d,
  cropping2d,
  cropping3d,
  type Cropping1DOptions,
  type Cropping2DOptions,
  type Cropping3DOptions,
} from './reshaping/cropping';
export { flatten, type FlattenOptions } from './reshaping/flatten';
export {
  reshape,
  permute,
  repeatVector,
  type ReshapeOptions,
  type PermuteOptions,
  type RepeatVectorOptions,
} from './reshaping/reshape';
export {
  upSampling1d,
  upSampling2d,
  upSampling3d,
  type UpSampling1DOptions,
  type UpSampling2DOptions,
  type UpSampling3DOptions,
} from './reshaping/up-sampling';
export {
  zeroPadding1d,
  zeroPadding2d,
  zeroPadding3d,
  type ZeroPadding1DOptions,
  type ZeroPadding2DOptions,
  type ZeroPadding3DOptions,
} from './reshaping/zero-padding';
