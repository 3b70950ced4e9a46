import { tf } from '../backend/tf';
import { drawWeights } from './draw-weights';
import { StockInitializer } from './initializer';

/** Options of {@link initializers.randomUniform}. */
export interface RandomUniformOptions {
  /** The lowest value. Default −0.05. */
  minval?: number;
  /** The highest value. Default 0.05. */
  maxval?: number;
  /** Any integer; the same one gives the same weights. Default: what setRandomSeed seeds. */
  seed?: number;
}

/** Options of {@link initializers.randomNormal} and {@link initializers.truncatedNormal}. */
export interface RandomNormalOptions {
  /** The mean. Default 0. */
  mean?: number;
  /** The standard deviation. Default 0.05. */
  stddev?: number;
  /** Any integer; the same one gives the same weights. Default: what setRandomSeed seeds. */
  seed?: number;
}

/** keras.initializers.RandomUniform; TensorFlow.js's takes a bound of 0 for none. */
export class RandomUniform extends StockInitializer {
  static override readonly className = 'RandomUniform';

  constructor(readonly options: RandomUniformOptions = {}) {
    super();
  }

  override apply(shape: tf.Shape): tf.Tensor {
    const { minval = -0.05, maxval = 0.05, seed } = this.options;
    return drawWeights('uniform', shape, minval, maxval, seed ?? undefined);
  }

  override getConfig(): tf.serialization.ConfigDict {
    const { minval = -0.05, maxval = 0.05, seed = null } = this.options;
    return { minval, maxval, seed };
  }
}

/** keras.initializers.RandomNormal; TensorFlow.js's takes a deviation of 0 for none. */
export class RandomNormal extends StockInitializer {
  static override readonly className: string = 'RandomNormal';
  protected readonly distribution: 'untruncatedNormal' | 'truncatedNormal' = 'untruncatedNormal';

  constructor(readonly options: RandomNormalOptions = {}) {
    super();
  }

  override apply(shape: tf.Shape): tf.Tensor {
    const { mean = 0, stddev = 0.05, seed } = this.options;
    return drawWeights(this.distribution, shape, mean, stddev, seed ?? undefined);
  }

  override getConfig(): tf.serialization.ConfigDict {
    const { mean = 0, stddev = 0.05, seed = null } = this.options;
    return { mean, stddev, seed };
  }
}

/** keras.initializers.TruncatedNormal. */
export class TruncatedNormal extends RandomNormal {
  static override readonly className = 'TruncatedNormal';
  protected override readonly distribution = 'truncatedNormal';
}

tf.serialization.registerClass(RandomUniform);
tf.serialization.registerClass(RandomNormal);
tf.serialization.registerClass(TruncatedNormal);
