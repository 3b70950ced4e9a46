import type { ActivationName } from '../../activations/activations';
import type { tf } from '../../backend/tf';
import type { Constraint, ConstraintName } from '../../constraints/constraints';
import type { Initializer } from '../../initializers/initializer';
import type { InitializerName } from '../../initializers/initializers';
import type { Regularizer, RegularizerName } from '../../regularizers/regularizers';

/** Options of every layer. */
export interface LayerOptions {
  /** Default: the kind of layer, with a number from the second one on: `dense`, `dense_1` … */
  name?: string;
  /** Whether training changes the weights. Default true. */
  trainable?: boolean;
  /** For the first layer of `tf.sequential`: the shape of one sample, without the batch. */
  inputShape?: tf.Shape;
  /** Like `inputShape`, with the batch size in front; `null` leaves an axis open. */
  batchInputShape?: tf.Shape;
  /** For the first layer: the type of its input. Default `float32`. */
  dtype?: tf.DataType;
}

export type { ActivationName };

/** How first weights are drawn: a name, or what a function of `initializers` returns. */
export type InitializerOption = InitializerName | Initializer;

/** What keeps weights small: a name, or what a function of `regularizers` returns. */
export type RegularizerOption = RegularizerName | Regularizer;

/** What weights are brought back to after each step: a name, or what a function of `constraints` returns. */
export type ConstraintOption = ConstraintName | Constraint;

/** What happens at the edges: only whole windows, or zeros around so that strides of 1 keep the size. */
export type Padding = 'valid' | 'same';

/** Where the channels are. */
export type DataFormat = 'channelsLast' | 'channelsFirst';

/** How pixels between pixels are computed: from the four around, or the nearest. */
export type Interpolation = 'bilinear' | 'nearest';

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
