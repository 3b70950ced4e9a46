import { tf } from '../backend/tf';
import type { Distribution } from './draw-weights';
import { drawWeights } from './draw-weights';
import { StockInitializer } from './initializer';

/** What the scale of the weights is divided by: the inputs of a unit, its outputs, or their mean. */
export type FanMode = 'fanIn' | 'fanOut' | 'fanAvg';

/** Options of {@link initializers.varianceScaling}. */
export interface VarianceScalingOptions {
  /** The variance of what a unit adds up, for inputs of variance 1. Default 1. */
  scale?: number;
  /** What the variance is divided by. Default `fanIn`. */
  mode?: FanMode;
  /** Default `truncatedNormal`. */
  distribution?: Distribution;
  /** Any integer; the same one gives the same weights. Default: what setRandomSeed seeds. */
  seed?: number;
}

/** The standard deviation of a normal distribution without what lies further than two of them out. */
const TRUNCATED_DEVIATION = 0.87962566103423978;

/** keras.initializers.VarianceScaling; TensorFlow.js's does not make up for what is left out, so it is 12 % too small. */
export class VarianceScaling extends StockInitializer {
  static override readonly className: string = 'VarianceScaling';
  readonly scale: number;
  readonly mode: FanMode;
  readonly distribution: Distribution;
  readonly seed: number | undefined;

  constructor({ scale = 1, mode = 'fanIn', distribution, seed }: VarianceScalingOptions = {}) {
    super();
    this.scale = scale;
    this.mode = mode;
    // 'normal' is what models say that TensorFlow.js has saved.
    const isOld = distribution === undefined || (distribution as string) === 'normal';
    this.distribution = isOld ? 'truncatedNormal' : distribution;
    this.seed = seed ?? undefined;
  }

  override apply(shape: tf.Shape): tf.Tensor {
    const { fanIn, fanOut } = fans(shape as number[]);
    const fan = { fanIn, fanOut, fanAvg: (fanIn + fanOut) / 2 }[this.mode];
    const variance = this.scale / Math.max(1, fan);
    if (this.distribution === 'uniform') {
      const limit = Math.sqrt(3 * variance);
      return drawWeights('uniform', shape, -limit, limit, this.seed);
    }
    const correction = this.distribution === 'truncatedNormal' ? TRUNCATED_DEVIATION : 1;
    return drawWeights(this.distribution, shape, 0, Math.sqrt(variance) / correction, this.seed);
  }

  override getConfig(): tf.serialization.ConfigDict {
    const { scale, mode, distribution, seed = null } = this;
    return { scale, mode, distribution, seed };
  }
}

tf.serialization.registerClass(VarianceScaling);

/** How many numbers a unit adds up, and how many units a number goes to; a convolution's window counts with each. */
function fans(shape: number[]): { fanIn: number; fanOut: number } {
  if (shape.length < 2) return { fanIn: shape[0] ?? 1, fanOut: shape[0] ?? 1 };
  const window = tf.util.sizeFromShape(shape.slice(0, -2));
  return { fanIn: window * shape[shape.length - 2], fanOut: window * shape[shape.length - 1] };
}

/** A class with a scale, mode and distribution of its own; its config is the seed alone, as in Keras. */
function makeScaled(name: string, scale: number, mode: FanMode, distribution: Distribution) {
  class Scaled extends VarianceScaling {
    static override readonly className = name;

    constructor({ seed }: { seed?: number } = {}) {
      super({ scale, mode, distribution, seed });
    }

    override getConfig(): tf.serialization.ConfigDict {
      return { seed: this.seed ?? null };
    }
  }
  tf.serialization.registerClass(Scaled);
  return Scaled;
}

// X. Glorot, Y. Bengio, "Understanding the difficulty of training deep feedforward neural networks" (2010).
export const GlorotNormal = makeScaled('GlorotNormal', 1, 'fanAvg', 'truncatedNormal');
export const GlorotUniform = makeScaled('GlorotUniform', 1, 'fanAvg', 'uniform');
// K. He et al., "Delving Deep into Rectifiers" (2015).
export const HeNormal = makeScaled('HeNormal', 2, 'fanIn', 'truncatedNormal');
export const HeUniform = makeScaled('HeUniform', 2, 'fanIn', 'uniform');
// Y. LeCun et al., "Efficient BackProp" (1998).
export const LecunNormal = makeScaled('LecunNormal', 1, 'fanIn', 'truncatedNormal');
export const LecunUniform = makeScaled('LecunUniform', 1, 'fanIn', 'uniform');
