import { stockClass } from '../../backend/stock-class';
import { defineLayer, required } from '../definition/define-layer';
import type {
  ConstraintOption,
  InitializerOption,
  LayerOptions,
  RegularizerOption,
} from '../definition/layer-options';

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
