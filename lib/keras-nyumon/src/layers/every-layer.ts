export * from './activation-layers';
export * from './convolutional-layers';
export { activation, dense, embedding, input, masking, timeDistributed } from './core-layers';
export type {
  ActivationOptions,
  DenseOptions,
  EmbeddingOptions,
  InputOptions,
  MaskingOptions,
  WeightOptions,
  WrapperOptions,
} from './core-layers';
export * from './merging-layers';
export * from './normalization-layers';
export * from './pooling-layers';
export * from './preprocessing-layers';
export * from './recurrent-layers';
export * from './regularization-layers';
export * from './reshaping-layers';
