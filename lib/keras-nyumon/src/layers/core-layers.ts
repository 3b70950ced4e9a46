import { stockClass } from '../backend/stock-class';
import { tf } from '../backend/tf';
import { checkOptions } from '../options/check-options';
import { defineLayer, required } from './define-layer';
import { Dense } from './dense';
import { nextLayerName } from './layer-name';
import type {
  ActivationName,
  ConstraintOption,
  InitializerOption,
  LayerOptions,
  RegularizerOption,
} from './layer-options';

/** Options of {@link input}. */
export interface InputOptions {
  /** The shape of one sample, without the batch; `null` leaves an axis open. */
  shape?: tf.Shape;
  /** The shape with the batch size in front. */
  batchShape?: tf.Shape;
  /** The type of the values. Default `float32`. */
  dtype?: tf.DataType;
  /** Default `input_layer`, `input_layer_1` … */
  name?: string;
}

/**
 * Where samples come into a model of one's own wiring: `tf.model({ inputs, outputs })`.
 *
 * @returns what the first layer is applied to
 */
export function input(options: InputOptions): tf.SymbolicTensor {
  checkOptions(options, ['shape', 'batchShape', 'dtype', 'name'], 'layers.input');
  return tf.input({ name: nextLayerName('input_layer'), ...options });
}

/** Options of weights and a bias. */
export interface WeightOptions {
  /** Whether there is a bias (バイアス). Default true. */
  useBias?: boolean;
  /** First weights. Default `glorotUniform`. */
  kernelInitializer?: InitializerOption;
  /** First biases. Default `zeros`. */
  biasInitializer?: InitializerOption;
  /** What keeps the weights small. Default: nothing. */
  kernelRegularizer?: RegularizerOption;
  /** What keeps the biases small. Default: nothing. */
  biasRegularizer?: RegularizerOption;
  /** What the weights are brought back to after each step. Default: nothing. */
  kernelConstraint?: ConstraintOption;
  /** What the biases are brought back to after each step. Default: nothing. */
  biasConstraint?: ConstraintOption;
}

/** Keras's defaults of {@link WeightOptions}. */
export const WEIGHTS = {
  useBias: true,
  kernelInitializer: 'glorotUniform',
  biasInitializer: 'zeros',
  kernelRegularizer: undefined,
  biasRegularizer: undefined,
  kernelConstraint: undefined,
  biasConstraint: undefined,
} as const;

/** Options of {@link dense}. */
export interface DenseOptions extends LayerOptions, WeightOptions {
  /** How many outputs. */
  units: number;
  /** What the sums go through. Default: nothing. */
  activation?: ActivationName;
}

/** A fully connected layer (全結合層): activation(x · kernel + bias). [batch, …, n] becomes [batch, …, units]. */
export const dense = defineLayer<DenseOptions>('dense', Dense, {
  units: required,
  activation: undefined,
  ...WEIGHTS,
});

/** Options of {@link activation}. */
export interface ActivationOptions extends LayerOptions {
  /** The function. */
  activation: ActivationName;
}

/** An activation function (活性化関数) as a layer of its own. */
export const activation = defineLayer<ActivationOptions>('activation', stockClass('Activation'), {
  activation: required,
});

/** Options of {@link embedding}. */
export interface EmbeddingOptions extends LayerOptions {
  /** How many different numbers there are: the largest + 1. */
  inputDim: number;
  /** How long the vectors are. */
  outputDim: number;
  /** First vectors. Default `randomUniform`. */
  embeddingsInitializer?: InitializerOption;
  /** What keeps the vectors small. Default: nothing. */
  embeddingsRegularizer?: RegularizerOption;
  /** What the vectors are brought back to after each step. Default: nothing. */
  embeddingsConstraint?: ConstraintOption;
  /** Whether 0 stands for nothing and is hidden from the layers after. Default false. */
  maskZero?: boolean;
}

/** A vector (埋め込みベクトル) for each number: [batch, steps] of whole numbers becomes [batch, steps, outputDim]. */
export const embedding = defineLayer<EmbeddingOptions>('embedding', stockClass('Embedding'), {
  inputDim: required,
  outputDim: required,
  embeddingsInitializer: 'randomUniform',
  embeddingsRegularizer: undefined,
  embeddingsConstraint: undefined,
  maskZero: false,
});

/** Options of {@link masking}. */
export interface MaskingOptions extends LayerOptions {
  /** Steps of which every value is this one are hidden. Default 0. */
  maskValue?: number;
}

/** Hides steps of sequences [batch, steps, features] from the layers after. */
export const masking = defineLayer<MaskingOptions>('masking', stockClass('Masking'), { maskValue: 0 });

/** Options of {@link timeDistributed}. */
export interface WrapperOptions extends LayerOptions {
  /** The layer for each step. */
  layer: tf.layers.Layer;
}

/** One layer for each step of a sequence: [batch, steps, …] becomes [batch, steps, …]. */
export const timeDistributed = defineLayer<WrapperOptions>('timeDistributed', stockClass('TimeDistributed'), {
  layer: required,
});
