import { tf } from '../backend/tf';
import { checkOptions } from '../options/check-options';
import type { IdentityOptions } from './identity';
import { Identity } from './identity';
import type { Initializer } from './initializer';
import type { OrthogonalOptions } from './orthogonal';
import { Orthogonal } from './orthogonal';
import type { RandomNormalOptions, RandomUniformOptions } from './random';
import { RandomNormal, RandomUniform, TruncatedNormal } from './random';
import type { VarianceScalingOptions } from './variance-scaling';
import {
  GlorotNormal,
  GlorotUniform,
  HeNormal,
  HeUniform,
  LecunNormal,
  LecunUniform,
  VarianceScaling,
} from './variance-scaling';

/** Options of the initializers whose scale follows from the layer. */
export interface SeedOptions {
  /** Any integer; the same one gives the same weights. Default: what setRandomSeed seeds. */
  seed?: number;
}

/**
 * Initializers (重みの初期値の決め方) with Keras's names, scales and defaults, for a layer's `kernelInitializer` and the like:
 * `initializers.heNormal({ seed: 1 })`. Without options the name alone will do: `kernelInitializer: 'heNormal'`.
 */
export const initializers = {
  /** Every weight is `value`; default 0. */
  constant: (options: { value?: number } = {}): Initializer => {
    checkOptions(options, ['value'], 'initializers.constant');
    return tf.initializers.constant({ value: options.value ?? 0 });
  },
  /** Normal, cut at two deviations; variance 2 / (inputs + outputs). */
  glorotNormal: seeded('glorotNormal', GlorotNormal),
  /** Uniform within ±√(6 / (inputs + outputs)): the default of dense and convolutional layers. */
  glorotUniform: seeded('glorotUniform', GlorotUniform),
  /** Normal, cut at two deviations; variance 2 / inputs: for relu. */
  heNormal: seeded('heNormal', HeNormal),
  /** Uniform within ±√(6 / inputs): for relu. */
  heUniform: seeded('heUniform', HeUniform),
  /** `gain` on the diagonal of a matrix, 0 elsewhere. */
  identity: (options: IdentityOptions = {}): Initializer => {
    checkOptions(options, ['gain'], 'initializers.identity');
    return new Identity(options);
  },
  /** Normal, cut at two deviations; variance 1 / inputs: for selu. */
  lecunNormal: seeded('lecunNormal', LecunNormal),
  /** Uniform within ±√(3 / inputs). */
  lecunUniform: seeded('lecunUniform', LecunUniform),
  /** Every weight is 1. */
  ones: (): Initializer => tf.initializers.ones(),
  /** A random orthogonal matrix times `gain`: the default of recurrent weights. */
  orthogonal: (options: OrthogonalOptions = {}): Initializer => {
    checkOptions(options, ['gain', 'seed'], 'initializers.orthogonal');
    return new Orthogonal(options);
  },
  /** Normal, with `mean` (0) and `stddev` (0.05). */
  randomNormal: (options: RandomNormalOptions = {}): Initializer => {
    checkOptions(options, ['mean', 'stddev', 'seed'], 'initializers.randomNormal');
    return new RandomNormal(options);
  },
  /** Uniform from `minval` (−0.05) to `maxval` (0.05): the default of embeddings. */
  randomUniform: (options: RandomUniformOptions = {}): Initializer => {
    checkOptions(options, ['minval', 'maxval', 'seed'], 'initializers.randomUniform');
    return new RandomUniform(options);
  },
  /** Normal, with `mean` (0) and `stddev` (0.05), without what lies further than two deviations out. */
  truncatedNormal: (options: RandomNormalOptions = {}): Initializer => {
    checkOptions(options, ['mean', 'stddev', 'seed'], 'initializers.truncatedNormal');
    return new TruncatedNormal(options);
  },
  /** The general form of glorot, he and lecun. */
  varianceScaling: (options: VarianceScalingOptions = {}): Initializer => {
    checkOptions(options, ['scale', 'mode', 'distribution', 'seed'], 'initializers.varianceScaling');
    return new VarianceScaling(options);
  },
  /** Every weight is 0: the default of biases. */
  zeros: (): Initializer => tf.initializers.zeros(),
};

/** An initializer by name, such as `glorotUniform`. */
export type InitializerName = keyof typeof initializers;

function seeded(name: string, Class: new (options: SeedOptions) => Initializer) {
  return (options: SeedOptions = {}): Initializer => {
    checkOptions(options, ['seed'], `initializers.${name}`);
    return new Class(options);
  };
}
