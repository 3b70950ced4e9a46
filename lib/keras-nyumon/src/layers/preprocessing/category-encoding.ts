import { tf } from '../../backend/tf';
import { defineLayer, required } from '../definition/define-layer';
import type { LayerOptions } from '../definition/layer-options';
import { oneShape, oneTensor } from '../definition/one-input';

/** Options of {@link categoryEncoding}. */
export interface CategoryEncodingOptions extends LayerOptions {
  /** How many categories there are: 0 … numTokens − 1. */
  numTokens: number;
  /** One row for each number, one that marks all of a sample, or one that counts them. Default `multiHot`. */
  outputMode?: CategoryOutput;
}

/** What becomes of the categories of a sample: one row each, one row that marks all, or one that counts them. */
export type CategoryOutput = 'oneHot' | 'multiHot' | 'count';

/** keras.layers.CategoryEncoding: numbers of categories become rows of 0 and 1, or of counts. */
class CategoryEncoding extends tf.layers.Layer {
  static readonly className = 'CategoryEncoding';
  private readonly numTokens: number;
  private readonly outputMode: CategoryOutput;

  constructor(config: CategoryEncodingOptions) {
    super(config);
    this.numTokens = config.numTokens;
    this.outputMode = config.outputMode ?? 'multiHot';
  }

  override call(inputs: tf.Tensor | tf.Tensor[]): tf.Tensor {
    return tf.tidy(() => {
      const indices = oneTensor(inputs).toInt();
      const oneHot = tf.oneHot(indices, this.numTokens).toFloat();
      const isSingle = indices.shape[indices.rank - 1] === 1;
      if (this.outputMode === 'oneHot') return isSingle ? oneHot.squeeze([indices.rank - 1]) : oneHot;
      return this.outputMode === 'count' ? oneHot.sum(-2) : oneHot.max(-2);
    });
  }

  override computeOutputShape(inputShape: tf.Shape | tf.Shape[]): tf.Shape {
    const shape = oneShape(inputShape);
    const keepsLast = this.outputMode === 'oneHot' && shape[shape.length - 1] !== 1;
    return [...(keepsLast ? shape : shape.slice(0, -1)), this.numTokens];
  }

  override getConfig(): tf.serialization.ConfigDict {
    const { numTokens, outputMode } = this;
    return { ...super.getConfig(), numTokens, outputMode };
  }
}

tf.serialization.registerClass(CategoryEncoding);

/** Numbers of categories become rows of 0 and 1: [batch, n] becomes [batch, numTokens]. */
export const categoryEncoding = defineLayer<CategoryEncodingOptions>('categoryEncoding', CategoryEncoding, {
  numTokens: required,
  outputMode: 'multiHot',
});
